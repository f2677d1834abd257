package jp.kosmo.keycloak.email;

import java.time.Duration;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.mail.LinkLife;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionToken;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The mail with the link that confirms a new address, and the page that says it was sent. */
final class AddressConfirmation {

    private static final String KIND = "confirm-address";

    private AddressConfirmation() {}

    /** Lets the address wait, queues the mail and shows the page. */
    static void send(RequiredActionContext context, String address) {
        UserModel member = context.getUser();
        RealmModel realm = context.getRealm();
        int seconds = realm.getActionTokenGeneratedByUserLifespan(UpdateEmailActionToken.TOKEN_TYPE);
        LinkLife life = LinkLife.fromNow(Duration.ofSeconds(seconds));
        String link = link(context, address, Math.toIntExact(life.endSecond()));
        String language =
                context.getSession().getContext().resolveLocale(member).toLanguageTag();
        String memberId = member.getId();
        if (logsOut(context)) {
            // Now, for logins that wait elsewhere; the sessions end when the address is confirmed, perhaps in another
            // browser.
            LoginStamp.signOutEverywhere(member);
            LoginGuard.renew(context.getSession(), context.getAuthenticationSession(), member);
        }
        PendingAddress.put(context.getSession(), realm, member, address);
        MailQueue.of(context.getSession())
                .submit(context.getSession(), new MailJob(KIND, life.worthSendingUntil(), job -> {
                    UserModel now = job.users().getUserById(realm(job), memberId);
                    if (now != null && PendingAddress.holds(job, realm(job), now)) {
                        TemplatedMail.sendConfirmation(job, now, address, language, link, life);
                    }
                }));
        context.getEvent()
                .event(EventType.SEND_VERIFY_EMAIL)
                .detail(Details.EMAIL, address)
                .success();
        LoginFormsProvider form = context.form();
        context.challenge(form.setAttribute("messageHeader", form.getMessage("emailUpdateConfirmationSentTitle"))
                .setInfo("emailUpdateConfirmationSent", address)
                .createForm("info.ftl"));
    }

    private static RealmModel realm(KeycloakSession job) {
        return job.getContext().getRealm();
    }

    private static boolean logsOut(RequiredActionContext context) {
        return "on".equals(context.getHttpRequest().getDecodedFormParameters().getFirst("logout-sessions"));
    }

    /** As Keycloak makes it. */
    private static String link(RequiredActionContext context, String address, int expires) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = context.getUser();
        String client = login.getClient().getClientId();
        UpdateEmailActionToken token = new UpdateEmailActionToken(
                member.getId(), expires, member.getEmail(), address, client, logsOut(context), login.getRedirectUri());
        return Urls.actionTokenBuilder(
                        context.getUriInfo().getBaseUri(),
                        token.serialize(session, context.getRealm(), context.getUriInfo()),
                        client,
                        login.getTabId(),
                        AuthenticationProcessor.getClientData(session, login))
                .build(context.getRealm().getName())
                .toString();
    }
}
