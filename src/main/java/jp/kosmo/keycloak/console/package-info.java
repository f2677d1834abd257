/** What the Admin Console shows of our providers, in the language of the administrator who looks at it. */
@NullMarked
package jp.kosmo.keycloak.console;

import org.jspecify.annotations.NullMarked;
