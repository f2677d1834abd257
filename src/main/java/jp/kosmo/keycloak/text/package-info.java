/** What people type, read the way they mean it, wherever they type it; and names and times as they are told them. */
@NullMarked
package jp.kosmo.keycloak.text;

import org.jspecify.annotations.NullMarked;
