/** Asks for the set-up of the chosen second factor when it is due, and lets no login end without it. */
@NullMarked
package jp.kosmo.keycloak.mfa.enrolment;

import org.jspecify.annotations.NullMarked;
