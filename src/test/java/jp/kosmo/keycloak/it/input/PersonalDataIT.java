package jp.kosmo.keycloak.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the union knows of a member stays in the member's record. */
class PersonalDataIT {

    /** Nobody else's: however it is written, it must be found nowhere. */
    private static final List<String> DATES =
            List.of("1931-03-17", "19310317", "1931/3/17", "昭和6年3月17日", "１９３１０３１７", "19310318");

    private static final List<String> SYMBOL_AND_NUMBER = List.of("SYMBOL7731", "NUMBER7731");

    @ParameterizedTest
    @MethodSource("unions")
    void isInNoEventLogLineUrlOrToken(Union union) {
        Member member = union.createMember(MemberSpec.newcomer()
                .permanentPassword("Mimosa-2026")
                .attribute("birthdate", DATES.get(0))
                .attribute("insuredPersonSymbol", SYMBOL_AND_NUMBER.get(0))
                .attribute("insuredPersonNumber", SYMBOL_AND_NUMBER.get(1)));
        member.change(user -> user.setRequiredActions(List.of("kosmo-birthdate")));

        var client = LoginClient.open(union).login(member);
        for (String typed : List.of("19310318", "昭和6年3月17", "１９３１０３１７")) {
            assertThat(client.page().document().location()).doesNotContain(DATES);
            client.submit(Map.of("birthdate", typed));
        }
        client.submit(Map.of("decision", "accept")).submit(Map.of("mfaMethod", "otp"));
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "phone"));

        assertThat(member.events().errors()).contains("birthdate_mismatch", "birthdate_malformed");
        assertThat(member.events().types()).contains("LOGIN");
        for (String secret :
                Stream.concat(DATES.stream(), SYMBOL_AND_NUMBER.stream()).toList()) {
            assertThat(tablesWith(secret)).as("tables with %s", secret).isSubsetOf("user_attribute");
            assertThat(TestBed.log()).as("log").noneMatch(line -> line.contains(secret));
            assertThat(client.outcome().uri().toString()).doesNotContain(secret);
        }
        var tokens = client.tokens();
        assertThat(claims(tokens.getIdToken())).contains("健保 花子");
        for (String token : List.of(tokens.getIdToken(), tokens.getToken())) {
            assertThat(claims(token)).doesNotContain(DATES).doesNotContain(SYMBOL_AND_NUMBER);
        }
    }

    /** Into the forms for what was forgotten, people type whatever they hope will help. */
    @Test
    void whatIsTypedIntoTheFormsOfRecoveryIsKeptNowhere() {
        List<String> typed = List.of("Sakura7741", "sakura7741@nowhere.example", "1932-04-18", "19320418");
        RecoveryClient.password(Union.kanekakenpo(), typed.get(0));
        RecoveryClient.userId(Union.kanekakenpo()).submit(Map.of("birthdate", typed.get(3), "email", typed.get(1)));
        Member last = Union.kanekakenpo().importSettled(MemberSpec.settled());
        RecoveryClient.password(last);
        last.nextMail(); // whatever was asked for before has been looked up

        for (String secret : typed) {
            assertThat(tablesWith(secret)).as("tables with %s", secret).isEmpty();
            assertThat(TestBed.log()).as("log").noneMatch(line -> line.contains(secret));
        }
    }

    private static Set<String> tablesWith(String text) {
        var found = new TreeSet<String>();
        for (Object table :
                Database.column("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE'")) {
            if (Database.count("select count(*) from \"" + table + "\" r where r::text like ?", "%" + text + "%") > 0) {
                found.add(String.valueOf(table));
            }
        }
        return found;
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }
}
