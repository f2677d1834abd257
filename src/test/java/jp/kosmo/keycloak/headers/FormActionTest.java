package jp.kosmo.keycloak.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormActionTest {

    private static final String POLICY = "default-src 'none'; form-action 'self'; base-uri 'none'";

    @ParameterizedTest
    @CsvSource({
        "https://portal.example/callback,https://portal.example",
        "https://portal.example:8443/*,https://portal.example:8443",
        "https://portal.example*,''",
        "https://portal.example,https://portal.example",
        "https://portal.example?x=y#z,https://portal.example",
        "HTTPS://Portal.Example/,https://portal.example",
        "http://portal.example:80/a/*,http://portal.example:80",
        "https://www.健保.example/,https://www.xn--ruqtm.example",
        "https://ポータル.example/*,https://xn--5ckzcybvd.example",
        "http://localhost/*,http://localhost:*",
        "http://127.0.0.1/callback,http://127.0.0.1:*",
        "http://127.0.0.1:51004/callback,http://127.0.0.1:51004",
        "http://localhost:*,http://localhost:*",
        "https://localhost/*,https://localhost",
        "jp.kosmo.app:/callback,jp.kosmo.app:",
        "kosmo-app://callback,kosmo-app:",
        "myapp:*,myapp:"
    })
    void namesWhereAnAddressLeads(String address, String source) {
        assertThat(FormTarget.of(address).map(FormTarget::source).orElse("")).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "+",
                "/realms/x/*",
                "https://*",
                "https://*.example/*",
                "https://",
                "https:",
                "https:portal.example",
                "http:/portal.example",
                "https://user@portal.example/",
                "https://a.example\\@b.example/",
                "https://[::1]:8080/",
                "https://portal.example:port/",
                "https://a b/",
                "https://a;script-src *",
                "https://a.example, form-action *",
                "javascript:alert(1)",
                "data:text/html,x",
                "urn:ietf:wg:oauth:2.0:oob",
                "https://a..b/",
                "https://-.example'/",
                "https://a\r\nSet-Cookie: x=y/",
                "x\n:",
                "1app:/",
                "a b:/x",
                "https://${HOST}/",
                "https://a.example:123456/"
            })
    void namesNothingElse(String address) {
        assertThat(FormTarget.of(address)).isEmpty();
    }

    static Stream<String> hostile() {
        return HostileStrings.all().stream()
                .flatMap(text -> Stream.of(
                        text,
                        "https://" + text,
                        "https://" + text + "/",
                        "https://a.example" + text,
                        "https://a.example:" + text,
                        text + "://a.example",
                        "a" + text + ":/x",
                        "https://a.example/" + text));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void addsNothingThatEndsThePolicy(String address) {
        String policy = FormAction.to(List.of(address)).in(POLICY);
        assertThat(policy)
                .matches(
                        "default-src 'none'; form-action 'self'( [a-z0-9+._-]+:(//[a-z0-9._-]+(:([0-9]+|\\*))?)?)?; base-uri 'none'");
    }

    @Test
    void keepsTheOthersOfThePolicyAndItsOwn() {
        FormAction forms = FormAction.to(List.of("https://a.example/x", "https://b.example/*", "https://a.example/y"));
        assertThat(forms.in(POLICY))
                .isEqualTo(
                        "default-src 'none'; form-action 'self' https://a.example https://b.example; base-uri 'none'");
        assertThat(forms.in("form-action 'self' https://b.example https://c.example"))
                .isEqualTo("form-action 'self' https://b.example https://c.example https://a.example");
        assertThat(forms.in("img-src *;FORM-ACTION  'self' "))
                .startsWith("img-src *;FORM-ACTION 'self' https://a.example");
        assertThat(forms.in("form-action 'self', form-action 'self'; img-src *"))
                .isEqualTo("form-action 'self' https://a.example https://b.example,"
                        + " form-action 'self' https://a.example https://b.example; img-src *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frame-src 'self'",
                "form-action 'none'",
                "form-action; img-src *",
                "x-form-action 'self'",
                "img-src form-action"
            })
    void leavesAPolicyThatSaysNothingOfFormsOrNone(String policy) {
        assertThat(FormAction.to(List.of("https://a.example/")).in(policy)).isEqualTo(policy);
    }

    @Test
    void staysShortWhateverAClientHas() {
        List<String> many = IntStream.range(0, 5_000)
                .mapToObj(number -> "https://" + "a".repeat(60) + number + ".example/*")
                .toList();
        assertThat(FormAction.to(many).in(POLICY)).hasSizeLessThan(4_000).contains("0.example");
    }
}
