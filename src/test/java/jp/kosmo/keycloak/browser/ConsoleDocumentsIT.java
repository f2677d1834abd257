package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.browser.ConsoleDocument.Part;
import jp.kosmo.keycloak.browser.ConsoleDocument.Way;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.KeycloakServer;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * What the documents say of the Admin Console is so: each way in them is gone, in Japanese, by somebody with the roles
 * that the document names. The ways are read from the documents, so that none is walked that does not stand there.
 */
@BrowserTest
class ConsoleDocumentsIT {

    private static final ConsoleDocument FOR_UNIONS = ConsoleDocument.read(Path.of("docs/union-administrator.md"));
    private static final List<ConsoleDocument> FOR_OPERATORS = Stream.of("realm-export/README.md", "docs/operator.md")
            .map(Path::of)
            .map(ConsoleDocument::read)
            .toList();

    private static final Path PICTURES = Path.of("target", "console-documents");
    private static final Union UNION = Union.copyOf("kanekakenpo", "consoledocuments");
    private static final ConsoleStaff STAFF = new ConsoleStaff(UNION, FOR_UNIONS);
    private static final Map<String, String> SAMPLES = Map.of(
            "加入者", "hanako2026",
            "登録したばかりの加入者", "kari2026",
            "新しい担当者", "shokuin2026",
            "端末の名前", "a passkey",
            "⋮", "Kebab toggle",
            "歯車", "設定");

    @BeforeAll
    static void aMemberWhoIsLoggedIn() {
        Member member = UNION.importSettled(MemberSpec.named(sample("加入者")).permanentPassword("Mimosa-2026"));
        LoginClient.open(UNION).login(member);
        UNION.createMember(MemberSpec.named(sample("登録したばかりの加入者")).noPassword());
        UNION.createMember(MemberSpec.named(sample("新しい担当者")).noPassword());
    }

    private static String sample(String name) {
        return Objects.requireNonNull(SAMPLES.get(name));
    }

    @BeforeAll
    static void theRealmMasterSpeaksJapanese() {
        master(true);
    }

    @AfterAll
    static void theRealmMasterIsAsItWas() {
        master(false);
    }

    private static void master(boolean japanese) {
        RealmResource master = TestBed.admin().realm("master");
        RealmRepresentation realm = master.toRepresentation();
        realm.setInternationalizationEnabled(japanese);
        realm.setSupportedLocales(japanese ? Set.of("ja", "en") : Set.of());
        master.update(realm);
    }

    @ParameterizedTest
    @MethodSource("partsForUnions")
    void aUnionsStaffFindWhatTheirDocumentSays(Part part) {
        goesEveryWay(FOR_UNIONS, part, STAFF.opensConsole(part.heading()));
    }

    static Stream<Part> partsForUnions() {
        return FOR_UNIONS.parts().stream().filter(part -> !part.ways().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("documentsForOperators")
    void operatorsFindWhatTheirDocumentSays(ConsoleDocument document) {
        Page console = Chromium.open(Device.PC);
        console.navigate(TestBed.host().adminUrl() + "/admin/master/console/#/" + UNION);
        console.locator("#username").fill(KeycloakServer.ADMIN);
        console.locator("#password").fill(KeycloakServer.ADMIN_PASSWORD);
        console.locator("#kc-login").click();
        var part = new Part(
                "operator",
                document.parts().stream().flatMap(one -> one.ways().stream()).toList());
        goesEveryWay(document, part, console);
    }

    static List<ConsoleDocument> documentsForOperators() {
        return FOR_OPERATORS;
    }

    @Test
    void wordsThatTheConsoleDoesNotHaveAreNoticed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("misspelt.md"), "## Desk\n**ユーザー** › **ユーザーの追可**, **ユーザーリスト**, **ユーザリスト**");
        ConsoleDocument misspelt = ConsoleDocument.read(file);

        assertThatThrownBy(() -> goesEveryWay(misspelt, misspelt.parts().get(1), STAFF.opensConsole("登録と記録の仕事")))
                .hasMessageContaining("[\"ユーザー › ユーザーの追可\", \"ユーザリスト\"]");
    }

    /** What the roles in the document's table are good for, and what they are not. */
    @Test
    void aClerkHelpsMembersAndChangesNoSetting() {
        Page console = STAFF.opensConsole("登録と記録の仕事");
        String token = Objects.requireNonNull(console.waitForRequest(
                        request -> request.headers().containsKey("authorization"),
                        console.locator("#nav-item-users")::click)
                .headers()
                .get("authorization"));
        String member = "users/"
                + UNION.admin()
                        .users()
                        .searchByUsername(sample("登録したばかりの加入者"), true)
                        .get(0)
                        .getId();
        String client = UNION.admin()
                .clients()
                .findByClientId("realm-management")
                .get(0)
                .getId();
        RoleRepresentation everything =
                UNION.admin().clients().get(client).roles().get("realm-admin").toRepresentation();

        assertThat(List.of(
                        ask(token, "GET", member, ""),
                        ask(token, "GET", "events", ""),
                        ask(token, "POST", member + "/logout", ""),
                        ask(token, "DELETE", "attack-detection/brute-force/" + member, "")))
                .containsExactly(200, 200, 204, 204);
        assertThat(List.of(
                        ask(token, "PUT", "", "{\"displayName\":\"x\"}"),
                        ask(token, "PUT", "authentication/required-actions/kosmo-terms", "{}"),
                        ask(token, "PUT", "authentication/required-actions/kosmo-terms/config", "{}"),
                        ask(token, "POST", "localization/ja", "{}"),
                        ask(token, "PUT", "users/profile", "{}"),
                        ask(token, "POST", "clients", "{}"),
                        ask(token, "POST", member + "/impersonation", ""),
                        ask(
                                token,
                                "POST",
                                member + "/role-mappings/clients/" + client,
                                "[{\"id\":\"" + everything.getId() + "\",\"name\":\"realm-admin\"}]")))
                .containsOnly(403);
    }

    private static int ask(String token, String method, String path, String json) {
        var ask = new HttpUriRequestBase(method, URI.create(UNION.loginUrl() + "/admin/realms/" + UNION + "/" + path));
        ask.setHeader(HttpHeaders.AUTHORIZATION, token);
        ask.setEntity(HttpEntities.create(json, ContentType.APPLICATION_JSON));
        return Http.send(ask, new BasicCookieStore()).status();
    }

    /** The words in English beside those in Japanese are the console's, too. */
    @Test
    void theWordsInEnglishAreTheConsoles() throws IOException {
        Set<Map.Entry<String, String>> pairs = pairs(texts("ja"), texts("en"));

        assertThat(Stream.concat(Stream.of(FOR_UNIONS), FOR_OPERATORS.stream())
                        .flatMap(document -> document.glossed().stream())
                        .map(word -> Map.entry(word.text(), word.english().orElseThrow()))
                        .distinct())
                .isNotEmpty()
                .isSubsetOf(pairs);
    }

    private static void goesEveryWay(ConsoleDocument document, Part part, Page console) {
        var walker = new ConsoleWalker(console, SAMPLES);
        var lost = new ArrayList<String>();
        int number = 0;
        for (Way way : part.ways()) {
            try {
                walker.goes(way);
            } catch (PlaywrightException | AssertionError notThere) {
                lost.add(way.toString());
            }
            if (way.isPressed()) { // the words after it are in the same picture
                number++;
                walker.shows(PICTURES.resolve(document.file().toString().replace('/', '-'))
                        .resolve("%s-%02d.png".formatted(part.heading(), number)));
            }
        }
        assertThat(lost).as("not in the console: %s", document.file()).isEmpty();
    }

    /** Each text of the console in Japanese with the English text of the same key. */
    private static Set<Map.Entry<String, String>> pairs(Map<String, String> japanese, Map<String, String> english) {
        var pairs = new HashSet<Map.Entry<String, String>>();
        japanese.forEach((key, text) -> pairs.add(Map.entry(text, english.getOrDefault(key, ""))));
        return pairs;
    }

    private static Map<String, String> texts(String language) throws IOException {
        var texts = new HashMap<String, String>();
        var ask = new HttpGet(UNION.loginUrl() + "/resources/" + UNION + "/admin/" + language);
        for (JsonNode text : JsonSerialization.readValue(
                Http.send(ask, new BasicCookieStore()).body(), JsonNode.class)) {
            texts.put(text.get("key").textValue(), text.get("value").textValue());
        }
        return texts;
    }
}
