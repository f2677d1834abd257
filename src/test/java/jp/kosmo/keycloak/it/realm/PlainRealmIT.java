package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.PlainRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.FreePorts;
import jp.kosmo.keycloak.it.harness.RealmHost;
import jp.kosmo.keycloak.it.harness.Statements;
import jp.kosmo.keycloak.it.harness.StockServer;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.StockJourney;
import jp.kosmo.keycloak.it.oracle.Transcript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In a realm that is no union's everything is as on a server without the bundle: pages, headers, mails, events, log, what
 * administrators are told and what the database is asked to do. Walked on both servers, with both sample unions on one.
 */
class PlainRealmIT {

    private static final Set<String> WITHOUT_DATABASE = Set.of("files of the themes", "texts with braces");

    private static final Map<StockJourney.Kind, Union> OURS = realms(TestBed.host());
    private static final Map<StockJourney.Kind, Union> STOCK = realms(StockServer.host());

    /** Whether a federated user is found in the cache is a matter of chance: other journeys of them differ in every run. */
    private static final int TRIES = 10;

    /** Level, category and text of a line in the log. */
    private static final Pattern LOG_LINE =
            Pattern.compile("\\S+ \\S+ (WARN|ERROR) +\\[(org\\.keycloak[^]]*)] \\([^)]*\\) (.*)");

    private static Map<StockJourney.Kind, Union> realms(RealmHost host) {
        var realms = new TreeMap<StockJourney.Kind, Union>();
        realms.put(StockJourney.Kind.PLAIN, PlainRealm.on(host, "plain"));
        realms.put(StockJourney.Kind.CONFIRMS_ADDRESSES, PlainRealm.thatConfirmsAddresses(host, "plainconfirms"));
        realms.put(StockJourney.Kind.FEDERATED, PlainRealm.on(host, "plainfederated"));
        Union mute = PlainRealm.on(host, "plainmute");
        mute.change(realm -> realm.getSmtpServer().put("port", String.valueOf(FreePorts.next())));
        realms.put(StockJourney.Kind.WITHOUT_MAIL_SERVER, mute);
        Union broken = PlainRealm.on(host, "plainbroken");
        broken.admin().localization().saveRealmLocalizationText("ja", "loginAccountTitle", "お知らせ {0 重要");
        realms.put(StockJourney.Kind.BROKEN_TEXTS, broken);
        return realms;
    }

    static Stream<StockJourney> journeys() {
        return StockJourney.all();
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void looksAsWithoutTheBundle(StockJourney journey) {
        List<String> stock = walk(journey, STOCK);
        List<String> ours = walk(journey, OURS);

        assertThat(stock).as("something was seen").hasSizeGreaterThan(2);
        assertThat(differences(stock, ours)).as("lines of one alone").isEmpty();
        assertThat(ours).as("in the same order").isEqualTo(stock);
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void costsTheDatabaseNothingMore(StockJourney journey) {
        Statements stock = cost(journey, STOCK);
        Statements ours = cost(journey, OURS);
        for (int again = 1; again < TRIES && !ours.beyond(stock).isEmpty(); again++) {
            stock = stock.least(cost(journey, STOCK));
            ours = ours.least(cost(journey, OURS));
        }

        assertThat(stock.total())
                .as("statements of stock's")
                .matches(total -> total > 0 || WITHOUT_DATABASE.contains(journey.toString()));
        // A task of ours may begin a transaction meanwhile: it looks for terms that come into force, in unions alone.
        assertThat(ours.beyond(stock).keySet()).as("what ours adds").isSubsetOf("BEGIN");
    }

    /** The bundle's own pages work under any theme, so their texts are in each; none has the key of another's. */
    @ParameterizedTest
    @CsvSource({"login, en", "login, ja", "account, en", "account, ja", "email, en", "email, ja", "admin, en"})
    void textsOfTheThemesAreKeycloaks(String type, String language) {
        Set<String> stock = texts(STOCK, type, language);
        Set<String> ours = texts(OURS, type, language);

        assertThat(stock).isNotEmpty();
        assertThat(ours).containsAll(stock);
        ours.removeAll(stock);
        // The console stores texts of the realm under the keys of attributes, which count more.
        assertThat(ours)
                .allMatch(text -> text.startsWith("kosmo")
                        || text.startsWith("profile.attributes.")
                        || text.startsWith("passwordPoliciesHelp.kosmo"));
    }

    private static Set<String> texts(Map<StockJourney.Kind, Union> realms, String type, String language) {
        Union realm = Objects.requireNonNull(realms.get(StockJourney.Kind.PLAIN));
        URI address = URI.create(realm.loginUrl() + "/resources/" + realm.name() + "/" + type + "/" + language);
        var texts = new TreeSet<String>();
        for (JsonNode text : AccountRest.parse(Http.get(address).body(), JsonNode.class)) {
            texts.add(text.path("key").asText() + "=" + text.path("value").asText());
        }
        return texts;
    }

    private static List<String> differences(List<String> stock, List<String> ours) {
        var stocksAlone = new ArrayList<>(stock);
        ours.forEach(stocksAlone::remove);
        var oursAlone = new ArrayList<>(ours);
        stock.forEach(oursAlone::remove);
        return Stream.concat(
                        stocksAlone.stream().map(line -> "stock: " + line),
                        oursAlone.stream().map(line -> "ours: " + line))
                .toList();
    }

    private static List<String> walk(StockJourney journey, Map<StockJourney.Kind, Union> realms) {
        Union realm = Objects.requireNonNull(realms.get(journey.realm()));
        Member user = journey.prepare().apply(realm);
        realm.admin().clearEvents();
        realm.admin().clearAdminEvents();
        int logged = realm.host().log().size();
        var seen = new Transcript();
        seen.ofAnswersTo(() -> journey.walk().accept(user, seen));
        seen.add(realm.events());
        seen.addJson("administration", realm.admin().getAdminEvents());
        seen.addJson("stored", realm.admin().users().searchByUsername(user.username(), true));
        log(realm, logged).forEach(seen::add);
        return seen.lines();
    }

    /** Warnings and errors of Keycloak's about this realm, and of how many lines the stack traces are. */
    private static List<String> log(Union realm, int from) {
        List<String> lines = realm.host().log();
        var found = new ArrayList<String>();
        for (int i = from; i < lines.size(); i++) {
            Matcher line = LOG_LINE.matcher(lines.get(i));
            if (!line.matches()) {
                continue;
            }
            String text = line.group(3);
            if (!text.contains("realmName=") || text.contains("realmName=\"" + realm.name() + "\"")) {
                found.add("log " + line.group(1) + " " + line.group(2) + " " + text);
                if (i + 1 < lines.size() && lines.get(i + 1).startsWith("\tat ")) {
                    found.add("log with a stack trace");
                }
            }
        }
        return found;
    }

    /** A cache that is full of other tests' users would not take in this one. */
    private static Statements cost(StockJourney journey, Map<StockJourney.Kind, Union> realms) {
        Union realm = Objects.requireNonNull(realms.get(journey.realm()));
        realm.admin().clearUserCache();
        Member user = journey.prepare().apply(realm);
        var unread = new Transcript();
        return Statements.of(realm.host().database(), () -> journey.walk().accept(user, unread));
    }
}
