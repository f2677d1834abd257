/** The client's address and what is counted of it: attackers and companies in virtual time. */
@NullMarked
package jp.kosmo.keycloak.limits;

import org.jspecify.annotations.NullMarked;
