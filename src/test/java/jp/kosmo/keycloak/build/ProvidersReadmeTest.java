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
    private static final String HEAD =
            "| Kind | Provider id | Name in the Admin Console | Settings |\n|---|---|---|---|\n";

    @Test
    void theTableIsTrue() {
        String table = Services.entries().stream().map(ProvidersReadmeTest::row).collect(Collectors.joining("\n"));
        assertThat(Project.text(README))
                .as("%s; replace its table by what is expected here", README)
                .contains(HEAD + table + "\n\n");
    }

    private static String row(Services.Entry entry) {
        ProviderFactory<?> factory = entry.factory();
        String settings = Services.settings(factory).stream()
                .map(ProviderConfigProperty::getName)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return "| " + entry.kind().replaceFirst("(Provider)?Factory$", "") + " | `" + factory.getId() + "` | "
                + consoleName(factory) + " | " + settings + " |";
    }

    private static String consoleName(ProviderFactory<?> factory) {
        if (factory instanceof RequiredActionFactory action) {
            return action.getDisplayText();
        } else if (factory instanceof AuthenticatorFactory authenticator) {
            return authenticator.getDisplayType();
        } else if (factory instanceof PasswordPolicyProviderFactory policy) {
            return policy.getDisplayName();
        }
        return "";
    }
}
