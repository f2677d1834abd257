// Makes src/main/resources/jp/kosmo/keycloak/password/rules/common-passwords.txt from two npm packages (MIT):
//   npm pack @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/language-ja@3.0.2, unpacked side by side as common/ and ja/, then
//   node src/test/scripts/common-passwords.mjs FOLDER > src/main/resources/jp/kosmo/keycloak/password/rules/common-passwords.txt
import { readFileSync } from "node:fs";

const folder = process.argv[2];
const read = (file) => JSON.parse(readFileSync(`${folder}/${file}.json`, "utf8"));

// As the class CommonPasswords does it: the word without what people hang on to it, unless hardly anything is left.
const SHORTEST = 4;
const stem = (word) => {
  const whole = word.normalize("NFKC").toLowerCase();
  const bare = whole.replace(/[0-9!?]+$/, "");
  return bare.length >= SHORTEST ? bare : whole;
};

const words = [
  ...read("common/package/src/passwords"),
  ...read("ja/package/src/commonWords"),
  ...read("ja/package/src/firstnames"),
  ...read("ja/package/src/lastnames"),
  ...read("ja/package/src/wikipedia").filter((word) => word.length >= 6), // shorter ones are often no words
];
const kept = new Set(words.map(stem).filter((word) => /^[\x21-\x7e]+$/.test(word) && word.length >= SHORTEST));
process.stdout.write([...kept].sort((a, b) => (a < b ? -1 : 1)).join("\n") + "\n");
