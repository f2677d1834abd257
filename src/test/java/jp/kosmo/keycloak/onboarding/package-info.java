@NullMarked
package jp.kosmo.keycloak.onboarding;

import org.jspecify.annotations.NullMarked;
