package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.SoftPasskey.Ceremony;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.PlainRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.StockJourney;
import jp.kosmo.keycloak.password.initial.code.IssuedCode;
import jp.kosmo.keycloak.password.initial.code.StoredCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * A realm's own export can be restored, a union's and anybody else's: members of every kind log in afterwards with what
 * they had. By {@code kc.sh import}, and by the console's partial import.
 */
@Tag("long")
class ExportImportIT {

    /** Symbol, number and birthdate of {@link MemberSpec#newcomer()}. */
    private static final String DERIVED = "99994321019801201";

    private static final Path EXPORTS = Path.of("target", "exports");

    private final SoftPasskey passkey = new SoftPasskey();

    @Test
    void aUnionIsRestored() {
        Union union = Union.copyOf("kanekakenpo", "exported");
        Member withApp = union.importSettled(MemberSpec.settled());
        Member withPasskey = union.importSettled(MemberSpec.settled()
                .withoutFactors()
                .attribute("mfaMethod", "passkey")
                .passkey("phone", passkey));
        Member agreed = union.importMember(MemberSpec.settled());
        assertThat(logIn(agreed, Totp.now(MemberSpec.OTP_SECRET))
                        .submit(Map.of("decision", "accept"))
                        .isDone())
                .isTrue();
        Member temporary = union.createMember(MemberSpec.newcomer());
        Member derived = union.createMember(MemberSpec.newcomer().noPassword());
        IssuedCode letter = IssuedCode.random();
        Member withCode =
                union.importMember(MemberSpec.newcomer().code(StoredCode.of(letter, null)), "UPDATE_PASSWORD");
        List<Member> members = List.of(withApp, withPasskey, agreed, temporary, derived, withCode);

        RealmRepresentation file = exportAndImport(union);
        Union again = Union.copyOf("kanekakenpo", "reimported");
        importUsers(file, again);

        for (Union restored : List.of(union, again)) {
            assertThat(logIn(in(restored, withApp), Totp.now(MemberSpec.OTP_SECRET))
                            .isDone())
                    .isTrue();
            LoginClient browser = LoginClient.open(restored).login(in(restored, withPasskey));
            assertThat(browser.submit(passkey.assertion(Ceremony.of(browser.page())))
                            .isDone())
                    .isTrue();
            assertThat(logIn(in(restored, agreed), Totp.next(MemberSpec.OTP_SECRET))
                            .isDone())
                    .as("agreed before")
                    .isTrue();
            assertThat(LoginClient.open(restored)
                            .login(in(restored, temporary))
                            .page()
                            .id())
                    .isEqualTo("login-kosmo-birthdate");
            assertThat(LoginClient.open(restored)
                            .login(derived.username(), DERIVED)
                            .page()
                            .id())
                    .isEqualTo("login-kosmo-birthdate");
            assertThat(LoginClient.open(restored)
                            .login(withCode.username(), letter.printed())
                            .page()
                            .id())
                    .isNotEqualTo("login-login");
            assertThat(restored.admin().users().count()).isEqualTo(members.size());
        }
    }

    @Test
    void anotherRealmIsRestored() {
        Union plain = PlainRealm.on(TestBed.host(), "plainexported");
        Member user = plain.importMember(StockJourney.user());
        Member withApp = plain.importMember(StockJourney.user().otp("phone", MemberSpec.OTP_SECRET));

        RealmRepresentation file = exportAndImport(plain);
        Union again = PlainRealm.on(TestBed.host(), "plainreimported");
        importUsers(file, again);

        for (Union restored : List.of(plain, again)) {
            assertThat(LoginClient.open(restored).login(in(restored, user)).isDone())
                    .isTrue();
            assertThat(logIn(in(restored, withApp), Totp.now(MemberSpec.OTP_SECRET))
                            .isDone())
                    .isTrue();
        }
    }

    private static LoginClient logIn(Member member, String code) {
        return LoginClient.open(member.union()).login(member).submit(Map.of("otp", code));
    }

    /** The member as the realm has it now. */
    private static Member in(Union realm, Member member) {
        return Stream.of(member.username())
                .flatMap(name -> realm.admin().users().searchByUsername(name, true).stream())
                .map(stored -> new Member(realm, stored.getId(), member.spec()))
                .findFirst()
                .orElseThrow();
    }

    private static RealmRepresentation exportAndImport(Union realm) {
        try {
            Files.createDirectories(EXPORTS);
            Path file = EXPORTS.resolve(realm.name() + ".json");
            TestBed.server().exportRealm(realm.name(), file);
            realm.host().remove(realm.name());
            TestBed.server().importRealm(file);
            TestBed.admin().tokenManager().grantToken();
            return JsonSerialization.readValue(Files.readString(file), RealmRepresentation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As new users: the ids are taken by those of the realm they come from. */
    private static void importUsers(RealmRepresentation file, Union into) {
        var users = new PartialImportRepresentation();
        users.setIfResourceExists(PartialImportRepresentation.Policy.FAIL.name());
        users.setUsers(file.getUsers().stream()
                .filter(user -> user.getServiceAccountClientId() == null)
                .map(ExportImportIT::withoutIds)
                .toList());
        try (var answer = into.admin().partialImport(users)) {
            assertThat(answer.getStatus()).as(answer.readEntity(String.class)).isEqualTo(200);
        }
    }

    private static UserRepresentation withoutIds(UserRepresentation user) {
        user.setId(null);
        user.setRealmRoles(null);
        if (user.getCredentials() != null) {
            user.getCredentials().forEach(credential -> credential.setId(null));
        }
        return user;
    }
}
