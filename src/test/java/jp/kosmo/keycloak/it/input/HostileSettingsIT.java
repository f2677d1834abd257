package jp.kosmo.keycloak.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.FlowEnd;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.oracle.Skeleton;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * Whatever a union enters, everywhere at once: its pages and mails are made of what they are made of with harmless texts, but for what
 * it may set, and nobody is kept from logging in.
 */
class HostileSettingsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "hostileunion");

    /** What a union may set: a picture, a colour, a link, marked-up terms; its name in a mail has a box for each word. */
    private static final String OWN =
            "link[rel=icon], meta[name=application-name], .kosmo-union img, head style, .kosmo-desk a, a[href^=tel:], .kosmo-terms > *, td img, p[style*=border-top] > *, td > p:first-child > strong > span";

    private static final Pattern COLOUR = Pattern.compile(":root \\{ --kosmo-accent: #[0-9a-f]{6} }");
    private static final Pattern PICTURE = Pattern.compile("/(?!/).*|data:,|data:image/.*|[\\w.]+");
    private static final Pattern LINK = Pattern.compile("(https?://|tel:|mailto:|/(?!/)).*", Pattern.DOTALL);

    @Test
    void changeNothingButWhatTheyAreFor() {
        Set<List<Skeleton>> known = new HashSet<>();
        for (String text : List.of("harmless", "", "1", "<b>harmless</b>")) {
            save(text);
            known.add(pages());
        }
        var softly = new SoftAssertions();
        for (String text : HostileStrings.some(1)) {
            if (HostileStrings.isText(text)) {
                save(text);
                softly.check(() -> assertThat(known).as(text).contains(pages()));
            }
        }
        softly.assertAll();
    }

    private static void save(String text) {
        accepted(() -> UNION.change(realm -> {
            realm.setDisplayName(text);
            realm.setDisplayNameHtml(text);
            realm.getSmtpServer().put("fromDisplayName", text);
        }));
        accepted(() -> UNION.admin().localization().createOrUpdateRealmLocalizationTexts("ja", texts(text)));
        accepted(() -> Terms.publish(
                UNION, Map.of("version", "9", "effectiveFrom", "2026-01-01", "textJa", text + " ", "summaryJa", text)));
        ClientRepresentation portal =
                UNION.admin().clients().findByClientId("portal").get(0);
        portal.setName(text);
        portal.setDescription(text);
        accepted(() -> UNION.admin().clients().get(portal.getId()).update(portal));
    }

    /** What is refused when it is saved shows nowhere. */
    private static void accepted(Runnable saving) {
        try {
            saving.run();
        } catch (BadRequestException refused) {
            assertThat(refused.getResponse().getStatus()).isEqualTo(400);
        }
    }

    private static Map<String, String> texts(String text) {
        var texts = new HashMap<String, String>();
        Stream.of(
                        "kosmo.title",
                        "kosmo.branding.accent",
                        "kosmo.branding.logo",
                        "kosmo.branding.favicon",
                        "kosmo.desk.name",
                        "kosmo.desk.phone",
                        "kosmo.desk.hours",
                        "kosmo.desk.url",
                        "kosmoUpdateEmailHelp",
                        "loginAccountTitle")
                .forEach(key -> texts.put(key, text));
        return texts;
    }

    /** A page of each kind, and a mail. */
    private static List<Skeleton> pages() {
        Member member = UNION.importMember(MemberSpec.settled().attribute("displayName", "健保 花子"), "UPDATE_EMAIL");
        LoginClient client = LoginClient.open(UNION);
        Page login = client.page();
        Page otp = client.login(member).page();
        Page terms =
                client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET))).page();
        Page declined = client.fork().submit(Map.of("decision", "decline")).page();
        Page unknown = FlowEnd.CLIENT_UNKNOWN.reach(LoginClient.in("ja", UNION), UNION);
        Page console =
                LoginClient.in("ja", UNION).get(URI.create(UNION.accountUrl())).page();
        RecoveryClient.password(member);
        Mail mail = member.nextMail();
        assertThat(mail.headers()).doesNotContain("Bcc", "X-Evil");
        assertThat(terms.id()).isEqualTo("login-kosmo-terms");
        return Stream.concat(
                        Stream.of(login, otp, terms, declined, unknown, console).map(Page::document),
                        Stream.of(Jsoup.parse(mail.html())))
                .map(HostileSettingsIT::withoutOwn)
                .toList();
    }

    /** What is left when what the union may set has been looked at and taken out. */
    private static Skeleton withoutOwn(Document page) {
        for (Element own : page.select(OWN)) {
            switch (own.tagName()) {
                case "style" ->
                    assertThat(own.data())
                            .satisfiesAnyOf(
                                    style -> assertThat(style).matches(COLOUR),
                                    style -> assertThat(style).contains(".keycloak__loading-container"));
                case "img" -> assertThat(own.attr("src")).matches(PICTURE);
                case "link" -> assertThat(own.attr("href")).matches(PICTURE);
                case "a" -> assertThat(own.attr("href")).matches(LINK);
                default -> assertThat(own.tagName()).isIn("meta", "b", "p", "h1", "div", "br", "span");
            }
            own.remove();
        }
        return Skeleton.of(page);
    }
}
