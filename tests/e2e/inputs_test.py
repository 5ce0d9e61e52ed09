#!/usr/bin/env python3
"""Everything that people have as input, well made and broken: inputs_test.py PROGRAM."""
import gzip
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
import zlib

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else 'build/release/legation'
STORY = 'Norway on Friday expelled two Chilean diplomats over a spying affair, the Foreign Ministry in Oslo said in a statement. '
MORE = ('The two envoys were given a day to leave the country and the embassy in Santiago was told of the step at noon. '
        'Chile said that it would answer in the coming week, and that its ambassador had been called to the ministry.')


def run(*arguments, text=b''):
    done = subprocess.run([PROGRAM, *arguments], input=text if isinstance(text, bytes) else text.encode(), capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def read(*arguments, text=b''):
    return [json.loads(line) for line in run('read', *arguments, text=text)[1].splitlines()]


def page(title='Norway expels envoys', charset='utf-8', extra=''):
    return (f'<html><head><meta charset={charset}><title>{title} | The Post</title></head><body><nav>Home</nav>{extra}'
            f'<article><h1>{title}</h1><p>{STORY}</p><p>{MORE}</p></article></body></html>').encode(charset, 'replace')


def record(block, kind='response', url='https://example.org/a', length=None, content='application/http; msgtype=response'):
    header = (f'WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(block)}>\r\n'
              f'Content-Type: {content}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n')
    return header.encode() + block + b'\r\n\r\n'


def response(body, content='text/html', status='200 OK', extra=''):
    return f'HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{extra}\r\n'.encode() + body


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, bytes_):
        path = pathlib.Path(self.folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_)
        return str(path)


class Formats(Folder):
    def test_pages(self):
        article, = read(self.file('a.html', page()))
        self.assertEqual(article['headline'], 'Norway expels envoys')
        self.assertTrue(article['articleBody'].startswith('Norway on Friday'))
        self.assertIn({'text': 'Home', 'reason': 'navigation'}, article['furniture'])

    def test_warc_plain_and_compressed(self):
        warc = record(b'software: x', kind='warcinfo', content='application/warc-fields') + record(response(page('First one')))
        warc += record(b'GET / HTTP/1.1\r\n\r\n', kind='request') + record(response(page('Second one')), url='https://example.org/b')
        members = b''.join(gzip.compress(part) for part in (warc[:100], warc[100:]))
        for name, bytes_ in (('a.warc', warc), ('a.warc.gz', members)):
            articles = read(self.file(name, bytes_))
            self.assertEqual([a['headline'] for a in articles], ['First one', 'Second one'])
            self.assertEqual(articles[1]['url'], 'https://example.org/b')

    def test_chunks_and_packed_payloads(self):
        body = page('Packed one')
        chunked = b''.join(b'%x\r\n%s\r\n' % (len(part), part) for part in (body[:50], body[50:])) + b'0\r\n\r\n'
        warc = record(response(gzip.compress(body), extra='Content-Encoding: gzip\r\n'))
        warc += record(response(chunked, extra='Transfer-Encoding: chunked\r\n'))
        self.assertEqual([a['headline'] for a in read('-', text=warc)], ['Packed one', 'Packed one'])

    def test_csv_with_lines_inside_fields(self):
        table = 'Id,Headline,Published,Text,Source\n7,"A, b",2019-01-24,"First line.\n\nHe said ""no""."' + ',The Post\n8,C,,,\n'
        code, out, err = run('read', '-', text=table)
        article = json.loads(out)
        self.assertEqual((article['headline'], article['datePublished'], article['publisher']), ('A, b', '2019-01-24', 'The Post'))
        self.assertEqual(article['articleBody'], 'First line.\n\nHe said "no".')
        self.assertIn('line 5: has no text', err)
        tabs = 'title\tbody\nX\tOne sentence is here.\n'
        self.assertEqual(read('-', text=tabs)[0]['articleBody'], 'One sentence is here.')

    def test_rss_and_atom(self):
        rss = ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title>'
               '<item><title>One &amp; two</title><link>https://example.org/1</link><pubDate>Thu, 24 Jan 2019 10:00:00 GMT</pubDate>'
               f'<description>Short.</description><content:encoded><![CDATA[<p>{STORY}</p><p>{MORE}</p>]]></content:encoded></item>'
               '<item><title>Empty</title></item></channel></rss>')
        code, out, err = run('read', '-', text=rss)
        article = json.loads(out)
        self.assertEqual((article['headline'], article['datePublished'], article['publisher'], article['url']),
                         ('One & two', '2019-01-24', 'The Post', 'https://example.org/1'))
        self.assertEqual(article['articleBody'], STORY.strip() + '\n\n' + MORE)
        self.assertIn('item 2: has no text', err)
        atom = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><title>T</title><link rel="self" href="https://x/s"/>'
                '<link href="https://x/1"/><updated>2019-01-24T10:00:00Z</updated><content type="xhtml"><div><p>First one.</p><p>Second &nbsp;one.</p></div></content></entry></feed>')
        article, = read('-', text=atom)
        self.assertEqual((article['url'], article['datePublished'], article['articleBody']), ('https://x/1', '2019-01-24', 'First one.\n\nSecond one.'))

    def test_folders_and_compressed_files(self):
        self.file('tree/b/page.html.gz', gzip.compress(page('In a folder')))
        self.file('tree/a.jsonl', json.dumps({'title': 'Line', 'text': STORY}).encode())
        self.file('tree/.hidden', b'no')
        self.assertEqual([a['headline'] for a in read(os.path.join(self.folder.name, 'tree'))], ['Line', 'In a folder'])

    def test_zstandard(self):
        try:
            packed = subprocess.run(['zstd', '-c'], input=page('Packed'), capture_output=True, check=True).stdout
        except FileNotFoundError:
            self.skipTest('no zstd program')
        self.assertEqual(read('-', text=packed)[0]['headline'], 'Packed')

    def test_addresses(self):
        bodies = {'/a.html': page('From the net')}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = bodies.get(self.path)
                self.send_response(200 if body else 404)
                self.end_headers()
                self.wfile.write(body or b'')

            def log_message(self, *arguments):
                pass

        server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        address = f'http://127.0.0.1:{server.server_port}'
        article, = read(address + '/a.html')
        self.assertEqual((article['headline'], article['url']), ('From the net', address + '/a.html'))
        code, out, err = run('read', address + '/gone')
        self.assertEqual(code, 3)
        self.assertIn('the server answered 404', err)


class Broken(Folder):
    def headlines(self, warc):
        code, out, err = run('read', '-', text=warc)
        return [json.loads(line)['headline'] for line in out.splitlines()], err

    def test_damage_in_a_warc_costs_the_damaged_records_only(self):
        good = [record(response(page(f'Story number {n}'))) for n in range(9)]
        truncated = good[1][:200]
        too_long = record(response(page('Too long')), length=10**6)
        too_short = record(response(page('Too short')), length=50)
        no_length = good[2].replace(b'Content-Length', b'Content-Size')
        warc = good[0] + truncated + good[3] + too_long + good[4] + too_short + good[5] + no_length + good[6] + b'garbage\n' + good[7]
        warc += record(response(page('Cut')))[:150]
        titles, err = self.headlines(warc)
        self.assertEqual(titles, [f'Story number {n}' for n in (0, 3, 4, 5, 6, 7)])
        for reason in ('wrong length', 'has no length', 'truncated'):
            self.assertIn(reason, err)

    def test_bad_gzip_members(self):
        members = [gzip.compress(record(response(page(f'Story number {n}'))), mtime=0) for n in range(6)]
        whole = ['Story number 0', 'Story number 2', 'Story number 4', 'Story number 5']
        for at in range(20, len(members[1]) - 10, 17):
            flipped = bytearray(members[1])
            flipped[at] ^= 0xFF
            warc = members[0] + bytes(flipped) + members[2] + members[3][:300] + members[4] + b'not gzip at all' + members[5]
            titles, err = self.headlines(warc)
            with self.subTest(at):
                self.assertEqual([title for title in titles if title in whole], whole)
                self.assertIn('damaged compressed members', err)

    def test_payloads_that_are_no_pages(self):
        warc = record(response(b'\x89PNG\r\n\x1a\n' + bytes(500), content='image/png')) + record(response(b'{}', content='application/json'))
        warc += record(response(page(), status='404 Not Found')) + record(response(bytes(range(256)) * 20, content='text/html'))
        warc += record(response(page('Last')))
        titles, err = self.headlines(warc)
        self.assertEqual(titles, ['Last'])
        for reason in ('is no page but image/png', 'is no page but application/json', 'HTTP status 404'):
            self.assertIn(reason, err)

    def test_a_record_of_100_megabytes(self):
        titles, err = self.headlines(record(response(b'<p>' + b'x' * (100 << 20))) + record(response(page('After it'))))
        self.assertEqual(titles, ['After it'])
        self.assertIn('too large', err)

    def test_encodings(self):
        for charset in ('utf-8', 'iso-8859-1', 'windows-1252', 'utf-16', 'windows-1251', 'koi8-r', 'shift_jis', 'euc-jp', 'gb18030', 'big5',
                        'euc-kr', 'iso-2022-jp', 'iso-8859-2', 'iso-8859-7', 'windows-1256', 'tis-620'):
            with self.subTest(charset):
                title = {'iso-8859-1': 'Café closes again', 'windows-1251': 'Мир и война сегодня', 'koi8-r': 'Мир и война сегодня', 'euc-kr': '한국 대사 추방',
                         'shift_jis': '大使を追放した国', 'euc-jp': '大使を追放した国', 'iso-2022-jp': '大使を追放した国', 'gb18030': '大使被驱逐出境',
                         'big5': '大使被驅逐出境', 'iso-8859-7': 'Πρέσβης της Ελλάδας'}.get(charset, 'Norway expels envoys')
                self.assertEqual(read('-', text=page(title, charset))[0]['headline'], title)

    def test_other_languages_are_skipped_with_the_reason(self):
        german = ('Die Regierung hat am Freitag zwei Diplomaten aus Chile ausgewiesen, wie das Ministerium in Oslo mitteilte. '
                  'Die beiden haben nun einen Tag Zeit, um das Land zu verlassen, und der Botschafter wurde einbestellt.')
        code, out, err = run('code', '-', text=json.dumps({'text': german}) + '\n' + json.dumps({'text': STORY + MORE}))
        self.assertIn('language de', err)
        self.assertTrue(out)


if __name__ == '__main__':
    unittest.main()
