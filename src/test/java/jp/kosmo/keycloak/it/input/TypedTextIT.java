package jp.kosmo.keycloak.it.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.Spellings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.keycloak.representations.idm.UserRepresentation;

/** Each kind of text that people type, in every spelling of it, at every door it is typed at. */
class TypedTextIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final String PASSWORD = "Mimosa-2026\\x";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TestFactory
    Stream<DynamicTest> theUserIdAtTheLogin() {
        Member member = UNION.importSettled(settled("log.in-%04d"));
        return each(
                Spellings.inAnyCase("-."),
                spelling -> assertThat(LoginClient.open(UNION)
                                .login(spelling.apply(member.username()), PASSWORD)
                                .isDone())
                        .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> thePasswordAtTheLogin() {
        Member member = UNION.importSettled(settled("pass.word-%03d"));
        return each(
                Spellings.with("-\\"),
                spelling -> assertThat(LoginClient.open(UNION)
                                .login(member.username(), spelling.apply(PASSWORD))
                                .isDone())
                        .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> thePasswordWhereItIsSet() {
        return each(Spellings.with("-\\"), spelling -> {
            Member member = due("UPDATE_PASSWORD");
            assertThat(LoginClient.open(UNION)
                            .login(member)
                            .submit(Map.of("password-new", spelling.apply(PASSWORD), "password-confirm", PASSWORD))
                            .isDone())
                    .isTrue();
            assertThat(LoginClient.open(UNION)
                            .login(member.username(), PASSWORD)
                            .isDone())
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> theUserIdOfAForgottenPassword() {
        return each(Spellings.inAnyCase("-."), spelling -> {
            Member member = UNION.importSettled(settled("re.set-%04d"));
            RecoveryClient.password(UNION, spelling.apply(member.username()));
            assertThat(member.nextMail().links()).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> theAddressOfAForgottenUserId() {
        return each(Spellings.inAnyCase("-."), spelling -> {
            String address = "id%04d@a-b.example.jp".formatted(COUNT.incrementAndGet());
            Member member = UNION.importSettled(MemberSpec.settled().email(address));
            RecoveryClient.userId(UNION).submit(Map.of("birthdate", "19801201", "email", spelling.apply(address)));
            assertThat(member.nextMail().text()).contains(member.username());
        });
    }

    @TestFactory
    Stream<DynamicTest> theBirthdateOfTheFirstLogin() {
        return each(Spellings.with(""), spelling -> {
            Member member = UNION.createMember(MemberSpec.newcomer());
            LoginClient.open(UNION).login(member).submit(Map.of("birthdate", spelling.apply("19801201")));
            assertThat(member.requiredActions()).doesNotContain("kosmo-birthdate");
        });
    }

    @TestFactory
    Stream<DynamicTest> theUserIdOfTheFirstLogin() {
        return each(Spellings.inAnyCase("-."), spelling -> {
            String chosen = unused("own.id-%04d");
            Member member = UserIds.atStep(UNION);
            LoginClient.open(UNION)
                    .login(member)
                    .submit(Map.of("username", spelling.apply(chosen), "mfaMethod", "otp"));
            assertThat(member.read().getUsername()).isEqualTo(chosen);
        });
    }

    @TestFactory
    Stream<DynamicTest> theAddressWhereItIsSet() {
        return each(Spellings.inAnyCase("-."), spelling -> {
            String address = "new%04d@a-b.example.jp".formatted(COUNT.incrementAndGet());
            Member member = due("UPDATE_EMAIL");
            LoginClient.open(UNION).login(member).submit(Map.of("email", spelling.apply(address)));
            assertThat(member.read().getEmail()).isEqualTo(address);
        });
    }

    @TestFactory
    Stream<DynamicTest> theCodeAtTheLogin() {
        return each(Spellings.with(""), spelling -> {
            Member member = UNION.importSettled(MemberSpec.settled());
            String code = Totp.at(MemberSpec.OTP_SECRET, Instant.now());
            assertThat(LoginClient.open(UNION)
                            .login(member)
                            .submit(Map.of("otp", spelling.apply(code)))
                            .isDone())
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> whatAnAdministratorWrites() {
        return each(Spellings.with(""), spelling -> {
            String userId = unused("admin%04d");
            Member member = UNION.importSettled(MemberSpec.settled());
            member.change(user -> {
                user.setUsername(spelling.apply(userId));
                user.setEmail(spelling.apply(userId + "@member.example"));
                user.getAttributes().put("birthdate", List.of(spelling.apply("19801201")));
                user.getAttributes().put("insuredPersonNumber", List.of(spelling.apply("0043210")));
                user.getAttributes().put("displayName", List.of("　髙﨑 花子\u200b"));
            });
            UserRepresentation stored = member.read();
            assertThat(stored.getUsername()).isEqualTo(userId);
            assertThat(stored.getEmail()).isEqualTo(userId + "@member.example");
            assertThat(stored.getAttributes())
                    .containsEntry("birthdate", List.of("1980-12-01"))
                    .containsEntry("insuredPersonNumber", List.of("0043210"))
                    .containsEntry("displayName", List.of("髙﨑 花子"));
        });
    }

    @TestFactory
    Stream<DynamicTest> theUserIdOnTheProfilePage() {
        return each(Spellings.inAnyCase("-."), spelling -> {
            String userId = unused("pro.file-%03d");
            Member member = UNION.importSettled(MemberSpec.settled());
            assertThat(AccountRest.of(member)
                            .save(profile -> profile.setUsername(spelling.apply(userId)))
                            .status())
                    .isEqualTo(204);
            assertThat(member.read().getUsername()).isEqualTo(userId);
        });
    }

    /** What was stored before it was read like this is found, typed as it was stored or as it is read today. */
    @Test
    void whatWasStoredBeforeIsStillFound() {
        String address = "old%04d@member.example".formatted(COUNT.incrementAndGet());
        Member oldAddress = UNION.importSettled(MemberSpec.settled().email(address + "\u3000"));
        for (String typed : List.of(address, address + "\u3000")) {
            RecoveryClient.userId(UNION).submit(Map.of("birthdate", "19801201", "email", typed));
            assertThat(TestBed.mailbox().next(address).text()).contains(oldAddress.username());
        }
        Member oldId = UNION.importSettled(MemberSpec.named("ｏｌｄ%04d　".formatted(COUNT.incrementAndGet()))
                .permanentPassword(PASSWORD)
                .withSomeFactor());
        assertThat(LoginClient.open(UNION).login(oldId.username(), PASSWORD).isDone())
                .isTrue();
    }

    /** A member with this step to do, and whom no second factor keeps from it. */
    private static Member due(String action) {
        return UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), action);
    }

    private static MemberSpec settled(String pattern) {
        return MemberSpec.named(unused(pattern)).permanentPassword(PASSWORD).withSomeFactor();
    }

    private static String unused(String pattern) {
        return pattern.formatted(COUNT.incrementAndGet());
    }

    private static Stream<DynamicTest> each(
            Map<String, UnaryOperator<String>> spellings, Consumer<UnaryOperator<String>> test) {
        return spellings.entrySet().stream()
                .map(spelling -> dynamicTest(spelling.getKey(), () -> test.accept(spelling.getValue())));
    }
}
