@NullMarked
package jp.kosmo.keycloak.mfa.enrolment;

import org.jspecify.annotations.NullMarked;
