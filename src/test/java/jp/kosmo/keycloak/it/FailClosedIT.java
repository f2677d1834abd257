package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever a union takes away from its realm or makes nonsense of: a member gets through with what is due, or is
 * stopped; never a session or a code without it, and never an error of the server.
 */
class FailClosedIT {

    private static final Union UNION = union("failclosed");
    private static final String OTP = "login-login-otp";
    private static final List<String> SET_UP = List.of("login-login-config-totp", "login-webauthn-register");

    private enum Who {
        /** Made in the console, with the union's letter in hand. */
        NEWCOMER,
        /** Has chosen and set up an app. */
        HOLDER,
        /** Has neither, as members of an older system who were imported. */
        WITHOUT_FACTOR;

        Member make() {
            return switch (this) {
                case NEWCOMER -> UNION.createMember(MemberSpec.newcomer());
                case HOLDER -> UNION.importSettled(MemberSpec.settled());
                case WITHOUT_FACTOR ->
                    UNION.importMember(MemberSpec.settled()
                            .withoutFactors()
                            .without("mfaMethod")
                            .attribute("agreedTerms", "1.0"));
            };
        }
    }

    @TestFactory
    Stream<DynamicContainer> nobodyGetsPast() {
        return Damage.all(UNION)
                .map(damage -> dynamicContainer(
                        damage.name(),
                        Stream.of(
                                        Stream.of(dynamicTest("is done", damage.doing()::run)),
                                        Stream.of(Who.values()).map(who -> dynamicTest(who.name(), () -> walk(who))),
                                        Stream.of(dynamicTest("is undone", damage.undoing()::run)))
                                .flatMap(tests -> tests)));
    }

    /** After all that everything is as it was. */
    @Test
    void theWholeRealmLetsEverybodyIn() {
        for (Who who : Who.values()) {
            assertThat(Onward.of(who.make()).arrived()).as(who.name()).isTrue();
        }
    }

    /** A realm with several mistakes, made from a file. The server writes each into its log, and no more than once. */
    @Test
    void theServerNamesWhatIsWrong() {
        Union broken = Union.copyOf("daiwakenpo", "selfcheck", realm -> {
            realm.setBrowserFlow("browser");
            realm.setResetCredentialsFlow("reset credentials");
            realm.setEmailTheme(null);
            realm.setEventsListeners(List.of("jboss-logging"));
            realm.setPasswordPolicy("length(4)");
            realm.setBruteForceProtected(false);
            realm.setEventsEnabled(false);
            realm.getRequiredActions().stream()
                    .filter(action -> action.getAlias().equals("CONFIGURE_TOTP"))
                    .forEach(action -> action.setEnabled(false));
        });
        List<String> named = List.of(
                "kosmo-enrolment",
                "kosmo-otp",
                "kosmo-reset-mail",
                "e-mail theme",
                "kosmo-notice",
                "kosmoNotPersonal",
                "brute force",
                "user events",
                "CONFIGURE_TOTP is off");

        Awaitility.await()
                .atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(named)
                        .allSatisfy(what -> assertThat(TestBed.log())
                                .filteredOn(line -> line.contains("WARN")
                                        && line.contains("Realm " + broken + ": ")
                                        && line.contains(what))
                                .isNotEmpty()));
        assertThat(TestBed.startLog())
                .as("the realms that ship")
                .noneMatch(line -> line.contains("Realm kanekakenpo: ") || line.contains("Realm daiwakenpo: "));
    }

    private static void walk(Who who) {
        Member member = who.make();
        Onward walk = Onward.of(member);

        assertThat(walk.worst()).as(walk.toString()).isLessThan(500);
        if (!walk.arrived()) {
            assertThat(member.admin().getUserSessions()).as(walk.toString()).isEmpty();
            return;
        }
        boolean setUp = walk.pages().stream().anyMatch(SET_UP::contains);
        switch (who) {
            case HOLDER -> assertThat(walk.pages()).as(walk.toString()).contains(OTP);
            case WITHOUT_FACTOR -> assertThat(setUp).as(walk.toString()).isTrue();
            case NEWCOMER ->
                assertThat(setUp || member.attribute("mfaMethod") != null)
                        .as(walk.toString())
                        .isTrue();
        }
    }

    /** A copy that takes a code twice: one app serves many members. */
    private static Union union(String name) {
        Union union = Union.copyOf("kanekakenpo", name);
        union.change(realm -> realm.setOtpPolicyCodeReusable(true));
        return union;
    }
}
