package jp.kosmo.keycloak.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A mail server that delivers nothing and a page, on 127.0.0.1, that shows every mail it took. */
final class Inbox implements AutoCloseable {
    private final GreenMail smtp;
    private final Javalin web;

    /** Starts both; it takes mail to any address and from anybody. */
    Inbox(int smtpPort, int webPort) {
        smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        web = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/", ctx -> ctx.html(InboxPages.list(mails())));
                    config.routes.get("/mail", this::mail);
                })
                .start("127.0.0.1", webPort);
    }

    @Override
    public void close() {
        web.stop();
        smtp.stop();
    }

    private void mail(Context ctx) {
        ctx.html(mails().stream()
                .filter(mail -> mail.id().equals(ctx.queryParam("id")))
                .findFirst()
                .map(InboxPages::mail)
                .orElseThrow(NotFoundResponse::new));
    }

    private List<ReceivedMail> mails() {
        return Arrays.stream(smtp.getReceivedMessages())
                .map(ReceivedMail::of)
                .sorted(Comparator.comparing(ReceivedMail::time).reversed())
                .toList();
    }
}
