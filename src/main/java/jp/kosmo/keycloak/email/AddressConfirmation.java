package jp.kosmo.keycloak.email;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.mail.LinkLife;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.TemplatedMail;
import jp.kosmo.keycloak.realm.ProviderIds;
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

/** The mail with the link that confirms a new address, and the page that says it was sent and waits for it. */
final class AddressConfirmation {

    /** The button to go on before the address is confirmed. */
    static final String LATER = "kosmo-later";

    private static final String KIND = "confirm-address";
    /** The parameter of the question whether the page still waits. */
    private static final String ASKED = "kosmo-waits";

    private AddressConfirmation() {}

    /** Lets the address wait, queues the mail and shows the page. */
    static void send(RequiredActionContext context, String address) {
        UserModel member = context.getUser();
        RealmModel realm = context.getRealm();
        LinkLife life = LinkLife.fromNow(Duration.ofSeconds(lifeSeconds(realm)));
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
        LoginNote.ADDRESS_TO_CONFIRM.set(context.getAuthenticationSession(), address);
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
        show(context, context.form(), address);
    }

    /** The page again, for a member who would go on before the link was opened. */
    static void showNotYet(RequiredActionContext context) {
        String address = context.getUser().getFirstAttribute(UserModel.EMAIL_PENDING);
        show(context, context.form().setAttribute("kosmoNotYet", true), address);
    }

    private static void show(RequiredActionContext context, LoginFormsProvider form, String address) {
        tellHowToWait(context, form);
        context.challenge(form.setAttribute("messageHeader", form.getMessage("emailUpdateConfirmationSentTitle"))
                .setInfo("emailUpdateConfirmationSent", address)
                .createForm("info.ftl"));
    }

    /** For how long a page may wait for the link, and whether the member may go on without it. */
    static void tellHowToWait(RequiredActionContext context, LoginFormsProvider form) {
        form.setAttribute("kosmoWaitsSeconds", lifeSeconds(context.getRealm()));
        if (mayWait(context)) {
            form.setAttribute("kosmoLater", LATER);
        }
    }

    /**
     * Whether the address may wait beyond this login: not where the union asks for one that is confirmed and there is none.
     */
    static boolean mayWait(RequiredActionContext context) {
        UserModel member = context.getUser();
        return member.isEmailVerified()
                || member.getRequiredActionsStream().noneMatch(ProviderIds.UPDATE_EMAIL::equals);
    }

    /** Whether the address to which this login has sent a link is confirmed. */
    static boolean isDone(RequiredActionContext context) {
        UserModel member = context.getUser();
        return member.isEmailVerified()
                && LoginNote.ADDRESS_TO_CONFIRM
                        .find(context.getAuthenticationSession())
                        .filter(address -> address.equalsIgnoreCase(member.getEmail()))
                        .isPresent();
    }

    /**
     * Answers the script of a waiting page, which asks again and again, at the address of its step and with one parameter
     * more. The answer is given from a trigger, before Keycloak goes on: a login must not end in an answer that no window
     * shows.
     */
    static void answerIfAsked(RequiredActionContext context) {
        if (SessionGate.isAtSteps(context)
                && context.getUriInfo().getQueryParameters().containsKey(ASKED)) {
            boolean waits = PendingAddress.exists(context.getUser());
            throw new WebApplicationException(Response.status(waits ? Response.Status.ACCEPTED : Response.Status.OK)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity(waits ? "waits" : "goes on")
                    .build());
        }
    }

    private static int lifeSeconds(RealmModel realm) {
        return realm.getActionTokenGeneratedByUserLifespan(UpdateEmailActionToken.TOKEN_TYPE);
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
