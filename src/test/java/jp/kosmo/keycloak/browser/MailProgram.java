package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import jp.kosmo.keycloak.it.harness.Mail;

/**
 * The mail program on a member's device. It shows a mail in a window of its own, which comes from another site than
 * Keycloak's pages, as a web mail does.
 */
final class MailProgram {

    private MailProgram() {}

    /** Opens the next mail to the member; the walker then looks at it. */
    static Mail opensNext(Walker walker) {
        Mail mail = walker.member().nextMail();
        show(walker, mail);
        return mail;
    }

    /** Shows a mail beside what the walker looks at; returns the window left behind. */
    static Page show(Walker walker, Mail mail) {
        String address = "http://www." + walker.union().name() + ".mail.localhost/";
        walker.page()
                .context()
                .route(
                        address,
                        route -> route.fulfill(new FulfillOptions()
                                .setContentType("text/html; charset=utf-8")
                                .setBody(mail.html())));
        return walker.opensTab(address);
    }
}
