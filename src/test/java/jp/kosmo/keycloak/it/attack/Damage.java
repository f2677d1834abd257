package jp.kosmo.keycloak.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.LoginFinisher;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Something of a union's realm that is taken away or made nonsense of, as the console, Admin REST or a realm file can.
 * Every kind is generated from what the realm holds, so that what is added to the realm is damaged, too.
 *
 * @param name for the report
 * @param doing what breaks it
 * @param undoing what mends it
 * @param walks who notices
 */
public record Damage(String name, Runnable doing, Runnable undoing, Set<Who> walks) {

    public static final List<String> NONSENSE = List.of(
            "", " ", "0", "-1", "x", "1.5", "３", "99999999999999999999", "null", "いいえ", "'; --", "x".repeat(200));

    /** Somebody who tries to get in. */
    public enum Who {
        /** Made in the console, with the union's letter in hand. */
        NEWCOMER,
        /** Has chosen and set up an app. */
        HOLDER,
        /** Has neither, as members of an older system who were imported. */
        WITHOUT_FACTOR,
        /** Has an app, and has forgotten the password. */
        FORGETFUL;

        static final Set<Who> ALL = Set.of(values());
        public static final Set<Who> LOGIN = Set.of(NEWCOMER, HOLDER, WITHOUT_FACTOR);

        public Member make(Union union) {
            return switch (this) {
                case NEWCOMER -> union.createMember(MemberSpec.newcomer());
                case HOLDER, FORGETFUL -> union.importSettled(MemberSpec.settled());
                case WITHOUT_FACTOR ->
                    union.importMember(MemberSpec.settled()
                            .withoutFactors()
                            .without("mfaMethod")
                            .attribute("agreedTerms", "1.0"));
            };
        }

        public LoginFinisher walk(Member member) {
            return this == FORGETFUL ? LoginFinisher.recovering(member) : LoginFinisher.of(member);
        }

        /** No page was a fault of the server's, and if this one got in, then with all that is due. */
        public void isNotPast(Member member, LoginFinisher walk) {
            assertThat(walk.worst()).as(walk.toString()).isLessThan(500);
            if (!walk.arrived()) {
                assertThat(member.admin().getUserSessions()).as(walk.toString()).isEmpty();
                return;
            }
            List<String> pages = walk.pages();
            boolean setUp = pages.contains("login-login-config-totp") || pages.contains("login-webauthn-register");
            boolean shown = pages.contains("login-login-otp");
            boolean enough = switch (this) {
                case HOLDER -> shown;
                case WITHOUT_FACTOR -> setUp;
                case NEWCOMER -> setUp || member.attribute("mfaMethod") != null;
                case FORGETFUL -> (setUp || shown) && pages.contains("login-login-update-password");
            };
            assertThat(enough).as(walk.toString()).isTrue();
        }
    }

    public static Stream<Damage> all(Union union) {
        return Stream.of(
                        DamagedActions.all(union),
                        DamagedFlows.all(union),
                        DamagedProfile.all(union),
                        Stream.of(
                                changed(
                                        "no password policy, no mail theme, no listener, no brute force detection",
                                        union,
                                        realm -> {
                                            realm.setPasswordPolicy("");
                                            realm.setEmailTheme("");
                                            realm.setEventsListeners(List.of());
                                            realm.setBruteForceProtected(false);
                                        }),
                                changed("no theme of ours", union, realm -> {
                                    realm.setLoginTheme("");
                                    realm.setAccountTheme("");
                                }),
                                changed("no language", union, realm -> {
                                    realm.setInternationalizationEnabled(false);
                                    realm.setSupportedLocales(Set.of());
                                }),
                                changed(
                                        "no texts, no links",
                                        union,
                                        realm -> realm.getAttributes().replaceAll((name, value) -> ours(name, value))),
                                changed("bound for logins: browser", union, realm -> realm.setBrowserFlow("browser")),
                                changed(
                                        "bound for logins: kosmo-closed",
                                        union,
                                        realm -> realm.setBrowserFlow("kosmo-closed")),
                                changed(
                                        "bound for recovery: reset credentials",
                                        union,
                                        realm -> realm.setResetCredentialsFlow("reset credentials")),
                                changed("recovery switched off", union, realm -> realm.setResetPasswordAllowed(false))))
                .flatMap(damages -> damages);
    }

    private static String ours(String name, String value) {
        return name.startsWith("kosmo") ? "x" : value;
    }

    private static Damage changed(String name, Union union, Consumer<RealmRepresentation> change) {
        RealmRepresentation before = union.admin().toRepresentation();
        return new Damage(name, () -> union.change(change), () -> union.admin().update(before), Who.ALL);
    }

    @Override
    public String toString() {
        return name;
    }
}
