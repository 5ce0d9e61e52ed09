#!/usr/bin/env python3
"""Builds news for the benchmarks: make_corpus.py OUT.warc.gz|OUT.jsonl MEGABYTES [../shared/data]

Each record is a real page of data/pages whose own paragraphs are taken out and replaced by an article of 25 sentences of the
treebanks, so that navigation, scripts and boxes are those of real sites and no article occurs twice. The same arguments give
the same bytes. MEGABYTES counts the pages before compression.

OUT.jsonl gets articles as JSON Lines, without pages, for a ledger: 25 sentences each, four of them about what one of thirty states
did to another; a third of these acts were told before by another article, and every tenth article is a copy of one of the last fifty
under another credit line.
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


STATES = [('Norway', 'Norwegian'), ('Chile', 'Chilean'), ('Kenya', 'Kenyan'), ('Canada', 'Canadian'), ('India', 'Indian'), ('Peru', 'Peruvian'),
          ('Japan', 'Japanese'), ('Egypt', 'Egyptian'), ('Cuba', 'Cuban'), ('Poland', 'Polish'), ('Iran', 'Iranian'), ('Russia', 'Russian'),
          ('China', 'Chinese'), ('Turkey', 'Turkish'), ('Sudan', 'Sudanese'), ('Mali', 'Malian'), ('Jordan', 'Jordanian'), ('Qatar', 'Qatari'),
          ('Brazil', 'Brazilian'), ('Bolivia', 'Bolivian'), ('Ukraine', 'Ukrainian'), ('Serbia', 'Serbian'), ('Croatia', 'Croatian'),
          ('Greece', 'Greek'), ('Libya', 'Libyan'), ('Israel', 'Israeli'), ('Spain', 'Spanish'), ('Morocco', 'Moroccan'), ('Algeria', 'Algerian'),
          ('Venezuela', 'Venezuelan')]
ACTS = ['{a} on {day} expelled {n} {of_b} diplomats and gave them 48 hours to leave the country, the Foreign Ministry said.',
        '{a} recalled its ambassador to {b} for consultations on {day}.', '{a} broke off diplomatic relations with {b} on {day}.',
        '{a} closed its embassy in {b} and withdrew {n} members of its staff.', '{a} pledged ${n} million in humanitarian aid to {b} on {day}.',
        '{a} imposed sanctions on {n} {of_b} officials.', 'The foreign ministers of {a} and {b} met on {day}.',
        '{a} condemned the conduct of the {of_b} government on {day}.', '{a} demanded that {b} withdraw its troops by Friday.',
        '{a} said it would reopen its embassy in {b}.']
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday']


def told(chance, recent):
    """A sentence about an act, one in three about one that was told before."""
    if recent and chance.random() < 1 / 3:
        return chance.choice(recent[-60:])
    (a, _), (b, of_b) = chance.sample(STATES, 2)
    recent.append(chance.choice(ACTS).format(a=a, b=b, of_b=of_b, n=chance.randint(2, 40), day=chance.choice(DAYS)))
    return recent[-1]


def write_articles(out, megabytes, pool, chance):
    total = number = 0
    recent, last = [], []
    with open(out, 'w', encoding='utf-8') as file:
        while total < megabytes * 1e6:
            if last and number % 10 == 9:
                title, text, day = chance.choice(last[-50:])
            else:
                sentences_ = chance.sample(pool, 21) + [told(chance, recent) for _ in range(4)]
                chance.shuffle(sentences_)
                title = ' '.join(chance.choice(pool).split()[:9])
                text = '\n\n'.join(' '.join(sentences_[i:i + 3]) for i in range(0, 25, 3))
                day = f'2024-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}'
                last.append((title, text, day))
            site = f'news{number % 97}.example.org'
            line = json.dumps({'id': f'{site}/{number}', 'title': title, 'date': day, 'publisher': site, 'text': f'{text}\n\n(Report by {site})'}) + '\n'
            file.write(line)
            total += len(line)
            number += 1
    return number, total


def main():
    if sys.argv[1].endswith('.jsonl'):
        data = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else '../shared/data')
        number, total = write_articles(sys.argv[1], float(sys.argv[2]), sentences(data), random.Random(2026))
        print(json.dumps({'articles': number, 'megabytes': round(total / 1e6, 1)}))
        return
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
