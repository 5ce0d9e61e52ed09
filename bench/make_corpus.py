#!/usr/bin/env python3
"""Builds a WARC.gz of news pages for the benchmark: make_corpus.py OUT.warc.gz MEGABYTES [../shared/data]

Each record is a real page of data/pages whose own paragraphs are taken out and replaced by an article of 25 sentences of the
treebanks, so that navigation, scripts and boxes are those of real sites and no article occurs twice. The same arguments give
the same bytes. MEGABYTES counts the pages before compression.
"""
import gzip
import json
import lzma
import pathlib
import random
import re
import sys


def sentences(data):
    found = []
    for name in ('en_gum-train', 'en_ewt-train'):
        with lzma.open(data / 'treebank' / f'{name}.conllu.xz', 'rt', encoding='utf-8') as lines:
            found += [line[9:].strip() for line in lines if line.startswith('# text = ')]
    return [s for s in found if 8 <= len(s.split()) <= 45 and s[0].isupper() and s[-1] in '.!?"”' and '<' not in s and '&' not in s]


def shells(data):
    """Pages without their prose: what stands before and behind the article."""
    out = []
    for path in sorted((data / 'pages' / 'html').glob('*.html.gz')):
        page = gzip.decompress(path.read_bytes()).decode('utf-8', 'replace')
        body = re.search(r'<body[^>]*>', page)
        if body is None or not 40_000 <= len(page) <= 140_000:
            continue
        page = re.sub(r'<p[ >].*?</p>|<h1[ >].*?</h1>|<!--.*?-->', '', page, flags=re.S)
        page = re.sub(r'<title>.*?</title>|<meta[^>]*(title|headline|description)[^>]*>|<script[^>]*ld\+json.*?</script>', '', page, flags=re.S)
        body = re.search(r'<body[^>]*>', page)
        out.append((page[:body.end()], page[body.end():]))
    return out


def record(number, html):
    body = html.encode('utf-8')
    http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' + body
    header = (f'WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\nWARC-Target-URI: https://news{number % 97}.example.org/{number}\r\n'
              f'Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n')
    return header.encode() + http + b'\r\n\r\n', len(body)


def main():
    out, megabytes = sys.argv[1], float(sys.argv[2])
    data = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else '../shared/data')
    chance = random.Random(2026)
    pool, frames = sentences(data), shells(data)
    total = number = 0
    with open(out, 'wb') as file:
        while total < megabytes * 1e6:
            text = chance.sample(pool, 25)
            paragraphs = ''.join(f'<p>{" ".join(text[i:i + 3])}</p>' for i in range(0, 25, 3))
            title = ' '.join(chance.choice(pool).split()[:9])
            before, after = frames[number % len(frames)]
            day = f'2024-{1 + number % 12:02d}-{1 + number % 28:02d}'
            html = f'{before}<article><h1>{title}</h1><time datetime="{day}">{day}</time><div class="article-body">{paragraphs}</div></article>{after}'
            bytes_, size = record(number, html)
            file.write(gzip.compress(bytes_, 6, mtime=0))
            total += size
            number += 1
    print(json.dumps({'pages': number, 'megabytes': round(total / 1e6, 1), 'bytes_per_page': total // number}))


if __name__ == '__main__':
    main()
