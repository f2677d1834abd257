/** How a step between login and portal is shown, resumed and stopped. */
@NullMarked
package jp.kosmo.keycloak.onboarding;

import org.jspecify.annotations.NullMarked;
