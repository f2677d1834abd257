package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keycloak promises its SPI; everything else it renames in patch releases. So the inside of Keycloak is touched in
 * package {@code keycloak} alone, and by the subclasses of stock providers that are listed here with what they touch.
 */
class KeycloakWallTest {
    private static final Set<String> SPI_JARS =
            Set.of("keycloak-server-spi", "keycloak-server-spi-private", "keycloak-core", "keycloak-common");
    private static final Pattern JAR = Pattern.compile("/([a-z-]+?)-\\d[^/]*\\.jar!");

    private static final String BROWSER = "authentication.authenticators.browser.";
    private static final String ACTIONS = "authentication.requiredactions.";

    /** Our class, and the classes behind the wall it touches (without org.keycloak). */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.ofEntries(
            Map.entry(
                    "email.EmailChange",
                    Set.of(
                            "authentication.AuthenticatorUtil",
                            ACTIONS + "UpdateEmail",
                            ACTIONS + "util.EmailCooldownManager",
                            "services.validation.Validation")),
            Map.entry(
                    "email.AddressConfirmation",
                    Set.of(
                            "authentication.AuthenticationProcessor",
                            "authentication.actiontoken.updateemail.UpdateEmailActionToken",
                            "services.Urls")),
            Map.entry(
                    "email.EmailConfirmation",
                    Set.of(
                            "authentication.actiontoken.ActionTokenContext",
                            "authentication.actiontoken.updateemail.UpdateEmailActionToken",
                            "authentication.actiontoken.updateemail.UpdateEmailActionTokenHandler",
                            "services.managers.AuthenticationManager")),
            Map.entry(
                    "onboarding.ExecuteActionsLink",
                    Set.of(
                            "authentication.actiontoken.ActionTokenContext",
                            "authentication.actiontoken.TokenUtils",
                            "authentication.actiontoken.execactions.ExecuteActionsActionToken",
                            "authentication.actiontoken.execactions.ExecuteActionsActionTokenHandler")),
            Map.entry(
                    "onboarding.LoginGuard",
                    Set.of(
                            "services.managers.AuthenticationManager",
                            "services.managers.AuthenticationManager$AuthResult")),
            Map.entry("mail.MailWriter", Set.of("email.freemarker.FreeMarkerEmailTemplateProvider")),
            Map.entry("mfa.FactorRemoval", Set.of(ACTIONS + "DeleteCredentialAction")),
            Map.entry(
                    "mfa.OtpCredentials",
                    Set.of("credential.OTPCredentialProvider", "credential.OTPCredentialProviderFactory")),
            Map.entry(
                    "mfa.PasskeyCredentials",
                    Set.of(
                            BROWSER + "WebAuthnMetadataService",
                            "credential.WebAuthnCredentialProvider",
                            "credential.WebAuthnCredentialProviderFactory")),
            Map.entry("mfa.OtpLogin", Set.of(BROWSER + "OTPFormAuthenticator", "credential.OTPCredentialProvider")),
            Map.entry("mfa.OtpLoginFactory", Set.of(BROWSER + "OTPFormAuthenticatorFactory")),
            Map.entry("mfa.PasskeyLogin", Set.of(BROWSER + "WebAuthnAuthenticator")),
            Map.entry("mfa.PasskeyLoginFactory", Set.of(BROWSER + "WebAuthnAuthenticatorFactory")),
            Map.entry("mfa.PasskeySetUp", Set.of(ACTIONS + "WebAuthnRegister")),
            Map.entry("mfa.SetUp", Set.of("authentication.AuthenticatorUtil")),
            Map.entry("mfa.FactorReplacement", Set.of("authentication.AuthenticatorUtil")),
            Map.entry(
                    "mfa.PasskeySetUpFactory",
                    Set.of(ACTIONS + "WebAuthnRegister", ACTIONS + "WebAuthnRegisterFactory")),
            Map.entry("mfa.TotpSetUp", Set.of(ACTIONS + "UpdateTotp")),
            Map.entry("password.LoginForm", Set.of(BROWSER + "UsernamePasswordForm")),
            Map.entry("password.LoginFormFactory", Set.of(BROWSER + "UsernamePasswordFormFactory")),
            Map.entry("password.PasswordChange", Set.of(ACTIONS + "UpdatePassword")),
            Map.entry("userid.DuplicateUserIdValidator", Set.of("userprofile.validator.DuplicateUsernameValidator")));

    @Test
    void onlyTheListedClassesTouchTheInsideOfKeycloak() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : Project.mainClasses()) {
            if (!type.getPackageName().equals(Project.BASE + ".keycloak")) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(use -> use.getTargetClass().getBaseComponentType())
                        .filter(KeycloakWallTest::isInside)
                        .forEach(inside -> found.computeIfAbsent(ownName(type), name -> new TreeSet<>())
                                .add(inside.getName().replaceFirst("^org\\.keycloak\\.", "")));
            }
        }
        assertThat(found)
                .as("what stands outside package keycloak and touches more than Keycloak's SPI; "
                        + "move it there, or list a subclass of a stock provider in EXCEPTIONS")
                .isEqualTo(new TreeMap<>(EXCEPTIONS));
    }

    /** The outermost class, without our base package. */
    private static String ownName(JavaClass type) {
        return type.getName().substring(Project.BASE.length() + 1).replaceFirst("\\$.*", "");
    }

    private static boolean isInside(JavaClass type) {
        return type.getPackageName().startsWith("org.keycloak") && !SPI_JARS.contains(jar(type));
    }

    private static String jar(JavaClass type) {
        String uri = type.getSource().map(Source::getUri).map(Object::toString).orElse("");
        Matcher matcher = JAR.matcher(uri);
        assertThat(matcher.find())
                .as("jar of %s, found at '%s'", type.getName(), uri)
                .isTrue();
        return matcher.group(1);
    }
}
