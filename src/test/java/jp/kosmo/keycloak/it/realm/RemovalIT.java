package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.DistributionNode;
import jp.kosmo.keycloak.it.harness.FreePorts;
import jp.kosmo.keycloak.it.harness.Installations;
import jp.kosmo.keycloak.it.harness.KeycloakDistribution;
import jp.kosmo.keycloak.it.harness.Postgres;
import jp.kosmo.keycloak.it.harness.RealmFiles;
import jp.kosmo.keycloak.it.harness.RealmHost;
import jp.kosmo.keycloak.it.oracle.AdminJourneys;
import jp.kosmo.keycloak.it.oracle.RemovalRecipe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * A server with both sample unions and their members loses the bundle as {@code providers/README.md} says, and goes on as a
 * stock Keycloak on the same database. The tests are the stages of that one way.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemovalIT {

    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. \\*\\*(.+?)\\*\\*");
    private static final Path LOG = Path.of("target", "keycloak-removal.log");
    private static final int PORT = FreePorts.next();
    private static final Postgres POSTGRES = Postgres.start();
    private static final Site SITE = new Site();
    private static final Union PREPARED = Union.at(SITE, "kanekakenpo");
    private static final Union FORGOTTEN = Union.at(SITE, "daiwakenpo");
    private static final Map<String, Member> SETTLED = new HashMap<>();
    private static final Map<String, Member> NEW = new HashMap<>();

    private static DistributionNode bundled;
    private static DistributionNode stock;

    @BeforeAll
    static void startWithTheBundle() throws IOException {
        Files.deleteIfExists(LOG);
        POSTGRES.create("removal");
        var environment = new HashMap<>(SITE.placeholders());
        environment.putAll(POSTGRES.environment("removal"));
        KeycloakDistribution installation = Installations.bundled(0);
        installation.replaceRealms(RealmFiles.all());
        bundled =
                new DistributionNode(installation, PORT, environment, LOG, List.of("--cache=local", "--import-realm"));
        stock = new DistributionNode(Installations.stock(), PORT, environment, LOG, List.of("--cache=local"));
        Runtime.getRuntime().addShutdownHook(new Thread(RemovalIT::stop, "stop-removal"));
        bundled.start();
        for (Union union : List.of(PREPARED, FORGOTTEN)) {
            SETTLED.put(union.name(), union.importSettled(MemberSpec.settled()));
            NEW.put(union.name(), union.createMember(MemberSpec.newcomer()));
        }
    }

    @AfterAll
    static void stop() {
        bundled.stop();
        stock.stop();
        POSTGRES.close();
    }

    @Test
    @Order(1)
    void theDocumentNamesTheStepsThatAreTaken() throws IOException {
        String document = Files.readString(Path.of("providers", "README.md"));
        String recipe = document.substring(document.indexOf("## Remove"));

        assertThat(STEP.matcher(recipe).results().map(step -> step.group(1))).isEqualTo(RemovalRecipe.titles());
    }

    @Test
    @Order(2)
    void oneUnionThatIsNotPreparedStopsTheWholeServer() {
        RemovalRecipe.follow(PREPARED.admin());
        bundled.stop();

        assertThatThrownBy(stock::start).hasMessageContaining("Password policy not found");
    }

    @Test
    @Order(3)
    void withTheJarPutBackItStartsAndTheRestCanBeDone() {
        bundled.start();
        assertThat(LoginClient.open(FORGOTTEN)
                        .login(member(SETTLED, FORGOTTEN))
                        .page()
                        .id())
                .isEqualTo("login-login-otp");

        RemovalRecipe.follow(FORGOTTEN.admin());
        bundled.stop();
        int before = log().size();
        stock.start();

        assertThat(log().subList(before, log().size())).noneMatch(line -> line.contains(" ERROR "));
        assertThat(SITE.admin().realms().findAll())
                .extracting(RealmRepresentation::getRealm)
                .containsExactlyInAnyOrder("master", "kanekakenpo", "daiwakenpo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
    @Order(4)
    void everyPageOfTheConsoleOpens(String realm) {
        Union union = Union.at(SITE, realm);
        Member member = member(SETTLED, union);
        for (String path : List.of(
                "",
                "users?max=20",
                "users/" + member.id() + "?userProfileMetadata=true",
                "users/" + member.id() + "/credentials",
                "users/" + member(NEW, union).id(),
                "users/profile",
                "users/profile/metadata",
                "authentication/flows",
                "authentication/flows/browser/executions",
                "authentication/required-actions",
                "authentication/unregistered-required-actions",
                "events/config",
                "events?max=20",
                "clients",
                "client-scopes",
                "components",
                "roles",
                "localization",
                "localization/ja",
                "credential-registrators")) {
            assertThat(AdminJourneys.get(union, path).status())
                    .as("%s %s", realm, path)
                    .isEqualTo(200);
        }
        assertThat(union.admin().toRepresentation().getPasswordPolicy())
                .contains("length(8)")
                .doesNotContain("kosmo");
        member.change(stored -> stored.setEmail("changed-" + stored.getEmail()));
        union.change(stored -> stored.setDisplayName("changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
    @Order(5)
    void membersLogInWithWhatTheyHave(String realm) {
        Union union = Union.at(SITE, realm);
        int before = log().size();

        LoginClient browser = LoginClient.open(union)
                .login(member(SETTLED, union))
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        LoginClient newcomer = LoginClient.open(union).login(member(NEW, union));

        assertThat(browser.tokens().getIdToken()).isNotBlank();
        assertThat(newcomer.page().id()).isEqualTo("login-login-update-password");
        assertThat(log().subList(before, log().size())).noneMatch(line -> line.contains(" ERROR "));
    }

    private static Member member(Map<String, Member> members, Union union) {
        return Objects.requireNonNull(members.get(union.name()));
    }

    private static List<String> log() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server of its own, and a database. */
    private static final class Site implements RealmHost {

        private final Keycloak admin = RealmHost.admin(PORT);

        @Override
        public Keycloak admin() {
            return admin;
        }

        @Override
        public DataSource database() {
            return POSTGRES.database("removal");
        }

        @Override
        public List<String> log() {
            return RemovalIT.log();
        }

        @Override
        public Map<String, String> placeholders() {
            var values = new HashMap<String, String>();
            for (Path file : RealmFiles.all()) {
                String realm = RealmFiles.realmName(file);
                values.put(RealmFiles.loginUrl(realm), loginUrl(realm));
                values.put(RealmFiles.portalUrl(realm), portalUrl(realm));
            }
            return values;
        }

        @Override
        public String adminUrl() {
            return RealmHost.adminUrl(PORT);
        }

        @Override
        public String loginUrl(String realm) {
            return RealmHost.address(realm, PORT);
        }

        @Override
        public String portalUrl(String realm) {
            return RealmHost.address(realm, 1);
        }
    }
}
