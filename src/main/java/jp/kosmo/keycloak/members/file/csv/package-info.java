/** A file as somebody has it, from Excel or from a system of old: its bytes as records, and back as the same bytes. */
@NullMarked
package jp.kosmo.keycloak.members.file.csv;

import org.jspecify.annotations.NullMarked;
