/** What is stored of a member: read the same way, and checked, whoever writes it and wherever. */
@NullMarked
package jp.kosmo.keycloak.profile;

import org.jspecify.annotations.NullMarked;
