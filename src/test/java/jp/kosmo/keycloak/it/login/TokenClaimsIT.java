package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.oracle.Factor;
import jp.kosmo.keycloak.it.oracle.FactorHolder;
import jp.kosmo.keycloak.it.oracle.FactorRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.IDToken;

/** A portal can tell from the tokens whether a second factor was shown, and a refresh token is good for one use. */
class TokenClaimsIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "tokenclaims", realm -> realm.setOtpPolicyCodeReusable(true));
    private static final Union ENROLS = Union.copyOf("daiwakenpo", "tokenclaimsenrol");
    private static final Map<Factor, String> METHODS = Map.of(Factor.OTP, "otp", Factor.PASSKEY, "pop");

    private static final Comparator<String> PASSWORD_FIRST = Comparator.comparing(method -> !method.equals("pwd"));

    /** By the first login, by SSO for the portal and for the console, and by a login anew in the same session. */
    @TestFactory
    Stream<DynamicTest> tellTheFactorThatWasShown() {
        return Stream.of(Factor.values())
                .map(factor -> dynamicTest(factor.toString(), () -> {
                    FactorHolder member = FactorHolder.of(UNION, new FactorRules(factor.toString(), List.of(factor)));
                    member.typePassword();
                    member.show(factor);
                    assertThat(claims(member.browser())).isEqualTo(shown(factor));
                    assertThat(claims(member.browser().reopen(Map.of())))
                            .as("SSO")
                            .isEqualTo(shown(factor));
                    assertThat(claims(member.browser().reopenAccountConsole()))
                            .as("SSO, other client")
                            .isEqualTo(shown(factor));
                    member.browser().reopen(Map.of("prompt", "login"));
                    member.typePassword();
                    member.show(factor);
                    assertThat(claims(member.browser())).as("login anew").isEqualTo(shown(factor));
                }));
    }

    /** The method is chosen in this login and set up at the next. */
    @Test
    void tellThatNoneWasShown() {
        Member member = UserIds.atStep(UNION);
        LoginClient browser =
                LoginClient.open(UNION).login(member).submit(Map.of("username", UserIds.unused(), "mfaMethod", "otp"));

        assertThat(claims(browser)).isEqualTo("1 [pwd]");
        assertThat(claims(browser.reopen(Map.of()))).as("SSO").isEqualTo("1 [pwd]");
    }

    /** One that is set up in this login has not been shown in it. */
    @Test
    void doNotTakeASetUpForAFactorShown() {
        Member member = ENROLS.importSettled(MemberSpec.settled().withoutFactors());
        LoginClient browser = LoginClient.open(ENROLS).login(member);
        String key = Totp.key(browser);
        browser.submit(Map.of("totp", Totp.now(key), "userLabel", "phone"));
        assertThat(claims(browser)).isEqualTo("1 [pwd]");
    }

    @Test
    void refreshOnce() {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        LoginClient browser = LoginClient.open(UNION).login(member);
        AccessTokenResponse first = browser.tokens();

        assertThat(browser.refresh(first).status()).isEqualTo(200);
        assertThat(browser.refresh(first).body()).contains("invalid_grant");
    }

    private static String shown(Factor factor) {
        return "2 [pwd, " + METHODS.get(factor) + "]";
    }

    /** {@code acr} and {@code amr} of the ID token; the access token says the same, where it is not a lightweight one. */
    private static String claims(LoginClient browser) {
        try {
            IDToken token = new JWSInput(browser.tokens().getIdToken()).readJsonContent(IDToken.class);
            List<?> methods =
                    (List<?>) Objects.requireNonNull(token.getOtherClaims().get("amr"));
            return token.getAcr() + " "
                    + methods.stream()
                            .map(String::valueOf)
                            .sorted(PASSWORD_FIRST)
                            .toList();
        } catch (JWSInputException e) {
            throw new IllegalStateException(e);
        }
    }
}
