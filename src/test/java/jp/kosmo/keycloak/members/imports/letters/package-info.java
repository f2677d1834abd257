@NullMarked
package jp.kosmo.keycloak.members.imports.letters;

import org.jspecify.annotations.NullMarked;
