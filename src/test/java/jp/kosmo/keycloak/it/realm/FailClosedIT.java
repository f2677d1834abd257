package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.Damage;
import jp.kosmo.keycloak.it.fixture.LoginFinisher;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
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
    private static final String SELF_CHECK = "kosmo-self-check";

    @TestFactory
    Stream<DynamicContainer> nobodyGetsPast() {
        return Damage.all(UNION).map(FailClosedIT::tests);
    }

    private static DynamicContainer tests(Damage damage) {
        var log = new NewWarnings();
        return dynamicContainer(
                damage.name(),
                Stream.of(
                                Stream.of(dynamicTest("is done", () -> {
                                    log.begin();
                                    damage.doing().run();
                                })),
                                damage.walks().stream().map(who -> dynamicTest(who.name(), () -> walk(who, log))),
                                Stream.of(dynamicTest("is undone", () -> {
                                    damage.undoing().run();
                                    TestBed.run(SELF_CHECK); // so that what it finds the next time is new to it
                                })))
                        .flatMap(tests -> tests));
    }

    /** After all that everything is as it was. */
    @Test
    void theWholeRealmLetsEverybodyIn() {
        for (Damage.Who who : Damage.Who.values()) {
            assertThat(who.walk(who.make(UNION)).arrived()).as(who.name()).isTrue();
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

    private static void walk(Damage.Who who, NewWarnings log) {
        Member member = who.make(UNION);
        LoginFinisher walk = who.walk(member);

        who.isNotPast(member, walk);
        if (!walk.arrived()) {
            assertThat(log.about(UNION)).as(walk.toString()).isNotEmpty();
        }
    }

    /** A copy that takes a code twice: one app serves many members. */
    private static Union union(String name) {
        Union union = Union.copyOf("kanekakenpo", name);
        union.change(realm -> realm.setOtpPolicyCodeReusable(true));
        return union;
    }

    /** What the server says is wrong with a realm since the damage: at a stop, or else when it looks at its realms next. */
    private static final class NewWarnings {

        private int linesBefore;

        void begin() {
            linesBefore = TestBed.log().size();
        }

        List<String> about(Union union) {
            List<String> written = written(union);
            if (written.isEmpty()) {
                TestBed.run(SELF_CHECK);
                written = written(union);
            }
            return written;
        }

        private List<String> written(Union union) {
            return TestBed.log().stream()
                    .skip(linesBefore)
                    .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                    .filter(line -> line.contains("Realm " + union + ": "))
                    .toList();
        }
    }
}
