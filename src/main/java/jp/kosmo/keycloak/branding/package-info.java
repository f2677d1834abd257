/** What a union makes its own of pages and mails: name, colour, pictures, desk. Nonsense is left out. */
@NullMarked
package jp.kosmo.keycloak.branding;

import org.jspecify.annotations.NullMarked;
