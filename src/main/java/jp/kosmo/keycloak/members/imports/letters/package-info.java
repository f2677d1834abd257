/** The letters to the members whom an import has made: in bundles, each of which is printed at once. */
@NullMarked
package jp.kosmo.keycloak.members.imports.letters;

import org.jspecify.annotations.NullMarked;
