package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.common.util.Base64Url;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.util.JsonSerialization;

/** Mails with a link that ends: they name the member and the time of day until which the link can be opened. */
class LinkMailIT {

    private static final Union UNION = Union.daiwakenpo();

    static Stream<Arguments> mails() {
        Map<String, Consumer<Member>> ways = Map.of(
                "forgotten password", member -> RecoveryClient.password(UNION, member.username()),
                "new address", LinkMailIT::confirmsTheAddress,
                "steps for a day", member -> member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"), 86_400),
                "steps for an odd time",
                        member -> member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"), 12_345),
                "verification", member -> member.admin().sendVerifyEmail());
        return ways.keySet().stream()
                .sorted()
                .flatMap(way -> Stream.of("ja", "en").map(language -> Arguments.of(way, language, ways.get(way))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("mails")
    void theTimeInTheMailIsTheTimeInTheLink(String way, String language, Consumer<Member> asks) throws Exception {
        Member member = UNION.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").attribute("locale", language),
                "UPDATE_EMAIL");
        asks.accept(member);

        Mail mail = member.nextMail();

        assertThat(mail.actionLinks()).hasSize(1);
        ZonedDateTime end = end(mail.actionLinks().get(0));
        boolean japanese = language.equals("ja");
        DateTimeFormatter format = japanese
                ? DateTimeFormatter.ofPattern("M月d日 H時mm分まで", Locale.JAPANESE)
                : DateTimeFormatter.ofPattern("H:mm '(Japan time) on' MMMM d", Locale.ENGLISH);
        // Keycloak tells its own mails whole minutes from now: what they say may be one too early, and is never too
        // late.
        List<String> times = List.of(end.format(format), end.minusMinutes(1).format(format));
        for (String part : List.of(mail.text(), Jsoup.parse(mail.html()).text())) {
            assertThat(part).contains(japanese ? "健○ 花○ 様の" : "the account of 健○ 花○");
            assertThat(times).anySatisfy(time -> assertThat(part).contains(time));
        }
        assertThat(mail.text()).contains(mail.actionLinks().get(0));
    }

    @Test
    void twoOfAFamilyOnOneAddressGetMailsThatDiffer() {
        String address = "kazoku-link@member.example";
        Member haruko = UNION.importSettled(MemberSpec.settled().email(address).attribute("displayName", "家族 春子"));
        Member natsuko = UNION.importSettled(MemberSpec.settled().email(address).attribute("displayName", "家族 夏子"));

        RecoveryClient.password(UNION, haruko.username());
        Mail first = TestBed.mailbox().next(address);
        RecoveryClient.password(UNION, natsuko.username());
        Mail second = TestBed.mailbox().next(address);

        assertThat(first.text()).contains("家○ 春○ 様").doesNotContain("夏");
        assertThat(second.text()).contains("家○ 夏○ 様").doesNotContain("春");
    }

    private static void confirmsTheAddress(Member member) {
        member.change(user -> user.setEmailVerified(false));
        LoginClient.open(UNION)
                .login(member)
                .submit(Map.of("email", member.spec().email()));
    }

    private static ZonedDateTime end(String link) throws Exception {
        String token = link.replaceFirst(".*[?&]key=([^&]+).*", "$1");
        JsonWebToken claims =
                JsonSerialization.readValue(Base64Url.decode(token.split("\\.", -1)[1]), JsonWebToken.class);
        return Instant.ofEpochSecond(claims.getExp()).atZone(ZoneId.of("Asia/Tokyo"));
    }
}
