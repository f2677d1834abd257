package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody types, in every part of every call: refused or of no effect, and no fault of the server's. */
class OfficeNonsenseIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "office-nonsense");
    private static final OfficeClerk CLERK = OfficeClerk.of(UNION, "desk", "members", "terms", "auditor");
    private static final Member MEMBER = UNION.importSettled(MemberSpec.settled());

    private static final List<String> NONSENSE = List.of(
            "\u0000",
            "a\u0000b",
            "\u001f",
            "\ud800",
            "\ufffe",
            "😀".repeat(300),
            "x".repeat(5_000),
            "%",
            "_",
            "'",
            "\"",
            "\\",
            "../../x",
            "-1",
            "0",
            "99999999999999999999",
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31",
            "0001-01-01",
            "٢٠٢٦-٠٤-٠١");

    private static final List<String> PARAMETERS = List.of("version", "from", "to", "user", "after");
    private static final List<String> FIELDS = List.of(
            "query",
            "userId",
            "symbol",
            "number",
            "branchNumber",
            "name",
            "email",
            "supportCode",
            "birthdate",
            "reason",
            "version",
            "effectiveFrom",
            "textJa",
            "textEn",
            "summaryJa",
            "changesJa",
            "graceDays",
            "basis");

    @ParameterizedTest
    @MethodSource("nonsense")
    void isNoFaultOfTheServers(String text) {
        Stream.of(OfficeOperation.values())
                .flatMap(operation -> operation.method().equals("GET") ? asked(operation, text) : sent(operation, text))
                .forEach(answer -> assertThat(answer.status()).isLessThan(500));
    }

    static List<String> nonsense() {
        return NONSENSE;
    }

    private static Stream<Http.Answer> asked(OfficeOperation operation, String text) {
        String path = path(operation, MEMBER.id());
        Stream<String> addresses = Stream.concat(
                PARAMETERS.stream().map(name -> path + "?" + name + "=" + encoded(text)),
                operation.path().contains("{") ? Stream.of(path(operation, encoded(text))) : Stream.empty());
        return addresses.map(CLERK::get);
    }

    private static Stream<Http.Answer> sent(OfficeOperation operation, String text) {
        String value = json(text);
        String complete = "\"reason\":\"OTHER\",\"version\":\"9\",\"textJa\":\"x\"";
        Stream<Http.Answer> fields = FIELDS.stream()
                .map(field -> call(operation, MEMBER.id(), "{" + complete + ",\"" + field + "\":" + value + "}"));
        return operation.path().contains("{")
                ? Stream.concat(fields, Stream.of(call(operation, encoded(text), "{" + complete + "}")))
                : fields;
    }

    private static Http.Answer call(OfficeOperation operation, String id, String body) {
        return CLERK.call(operation.method(), path(operation, id), body);
    }

    private static String path(OfficeOperation operation, String id) {
        return operation
                .path()
                .replaceFirst("\\{[^}]+}", id.replace("$", "%24").replace("\\", "%5C"))
                .replaceAll("\\{[^}]+}", "1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(String text) {
        StringBuilder written = new StringBuilder("\"");
        text.chars().forEach(unit -> written.append(String.format("\\u%04x", unit)));
        return written.append('"').toString();
    }
}
