// Names among the words of the npm package compromise (MIT), for variants of training sentences.
//
//   node train/lexicon_names.mjs build/train/data/compromise/package => "first <tab> aaron" and so on, sorted
import { pathToFileURL } from 'node:url'

const nlp = (await import(pathToFileURL(`${process.argv[2]}/builds/three/compromise-three.mjs`))).default
const kinds = {
  MaleName: 'first', FemaleName: 'first', FirstName: 'first', LastName: 'last', Organization: 'organisation',
  SportsTeam: 'organisation', City: 'place', Region: 'place', Place: 'place', Country: 'place',
}
const lines = new Set()
for (const [word, tags] of Object.entries(nlp.world().model.one.lexicon)) {
  const all = [].concat(tags)
  if (!all.includes('Abbreviation') && kinds[all[0]]) lines.add(`${kinds[all[0]]}\t${word}\n`)
}
process.stdout.write([...lines].sort().join(''))
