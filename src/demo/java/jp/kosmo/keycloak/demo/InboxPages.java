package jp.kosmo.keycloak.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The inbox's pages, as HTML. */
final class InboxPages {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7e]+");

    private InboxPages() {}

    static String list(List<ReceivedMail> mails) {
        return HtmlPage.of("inbox.html")
                .text(".count", mails.size() + " 通")
                .repeat("tbody tr", mails, (row, mail) -> {
                    row.expectFirst(".time").text(clock(mail.time()));
                    row.expectFirst(".from").text(mail.from());
                    row.expectFirst(".to").text(mail.to());
                    row.expectFirst("a")
                            .text(mail.subject())
                            .attr("href", "/mail?id=" + URLEncoder.encode(mail.id(), StandardCharsets.UTF_8));
                })
                .html();
    }

    static String mail(ReceivedMail mail) {
        HtmlPage page = HtmlPage.of("mail.html")
                .text("title", mail.subject())
                .text("h1", mail.subject())
                .text(".time", clock(mail.time()))
                .text(".from", mail.from())
                .text(".to", mail.to())
                .fill("pre", text -> withLinks(text, mail.text()));
        return mail.html().isEmpty()
                ? page.remove(".html").html()
                // The links of a sandboxed frame may only open outside of it.
                : page.attribute("iframe", "srcdoc", "<base target=\"_blank\">" + mail.html())
                        .html();
    }

    private static String clock(Instant time) {
        return CLOCK.format(time);
    }

    private static void withLinks(Element place, String text) {
        int done = 0;
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            place.appendText(text.substring(done, link.start()));
            place.appendElement("a")
                    .attr("href", link.group())
                    .attr("target", "_blank")
                    .attr("rel", "noopener")
                    .text(link.group());
            done = link.end();
        }
        place.appendText(text.substring(done));
    }
}
