package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/** The table of providers that operators read is the one the service files make. */
class ProvidersReadmeTest {
    private static final Path README = Path.of("providers/README.md");
    private static final String HEAD = "| Kind | Provider id | Name in the Admin Console | Settings |";

    @Test
    void theTableIsTrue() {
        assertThat(Project.text(README)
                        .lines()
                        .dropWhile(line -> !line.equals(HEAD))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .collect(Collectors.joining("\n")))
                .as("the table of %s", README)
                .isEqualTo(Services.entries().stream()
                        .map(ProvidersReadmeTest::row)
                        .collect(Collectors.joining("\n")));
    }

    private static String row(Services.Entry entry) {
        ProviderFactory<?> factory = entry.factory();
        String settings = Services.settings(factory).stream()
                .map(ProviderConfigProperty::getName)
                .map(name -> "`" + name + "`")
                .reduce((one, next) -> one + ", " + next)
                .orElse("–");
        return "| %s | `%s` | %s | %s |"
                .formatted(
                        entry.kind().replaceFirst("(Provider)?Factory$", ""),
                        factory.getId(),
                        consoleName(factory),
                        settings);
    }

    private static String consoleName(ProviderFactory<?> factory) {
        if (factory instanceof RequiredActionFactory action) {
            return action.getDisplayText();
        } else if (factory instanceof AuthenticatorFactory authenticator) {
            return authenticator.getDisplayType();
        } else if (factory instanceof PasswordPolicyProviderFactory policy) {
            return policy.getDisplayName();
        }
        return "–";
    }
}
