package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Links our classes against the Keycloak they were compiled with: the floor of what we support. */
class KeycloakLinkageTest {
    @Test
    void everythingWeCallIsThere() {
        assertThat(Linkage.missing(Project.mainClasses(), getClass().getClassLoader()))
                .as("what our classes need and Keycloak on the class path does not have")
                .isEmpty();
    }
}
