package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak ignores a factory nobody registered, and dies at start of one that is registered and cannot be created. */
class ServicesFilesTest {
    /** Stock providers that are hardened in place: same id, higher order. */
    private static final Set<String> HARDENED = Set.of(
            "CONFIGURE_TOTP",
            "webauthn-register",
            "delete_credential",
            "UPDATE_EMAIL",
            "UPDATE_PASSWORD",
            "update-email",
            "reset-credentials",
            "execute-actions",
            "keycloak-otp",
            "keycloak-webauthn",
            "up-duplicate-username",
            "declarative-user-profile",
            "jpa",
            "default");

    @Test
    void everyRegisteredFactoryCanBeCreated() {
        assertThat(Services.entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.factory().getId())
                        .as("id of %s", entry.factoryClass())
                        .isNotBlank());
    }

    @Test
    void everyFactoryIsRegistered() {
        List<String> registered =
                Services.entries().stream().map(Services.Entry::factoryClass).toList();
        assertThat(Project.mainClasses().stream()
                        .filter(type -> type.isAssignableTo(ProviderFactory.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName))
                .as("factories in src/main/java against META-INF/services")
                .containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void everySpiIsRegistered() {
        List<String> registered = Project.text(Services.FOLDER.resolve(Spi.class.getName()))
                .lines()
                .toList();
        assertThat(Project.mainClasses().stream()
                        .filter(type -> type.isAssignableTo(Spi.class))
                        .map(JavaClass::getName))
                .as("SPIs in src/main/java against META-INF/services")
                .containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void idsAreUniqueAndOurs() {
        assertThat(Services.entries().stream()
                        .map(entry -> entry.kind() + " " + entry.factory().getId()))
                .doesNotHaveDuplicates();
        assertThat(Services.entries())
                .allSatisfy(entry -> assertThat(entry.factory().getId())
                        .as(
                                "id of %s begins with kosmo, so that no other extension has it, or is a stock id we harden, "
                                        + "or belongs to an SPI of our own",
                                entry)
                        .matches(id -> id.startsWith("kosmo")
                                || HARDENED.contains(id)
                                || entry.service().startsWith(Project.BASE)));
    }

    @Test
    void whatReplacesAStockProviderOutranksIt() {
        assertThat(Services.entries().stream()
                        .filter(entry -> !entry.service().startsWith(Project.BASE))
                        .map(Services.Entry::factory)
                        .filter(factory -> HARDENED.contains(factory.getId())))
                .allSatisfy(factory -> assertThat(factory.order())
                        .as("order of %s", factory.getClass().getSimpleName())
                        .isGreaterThan(1)); // the highest of those replaced
    }
}
