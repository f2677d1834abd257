package jp.kosmo.keycloak.terms.agreed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import jp.kosmo.keycloak.ledger.ConsentLedger;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.terms.TermsText;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** What a member has agreed to, for the account pages: {@code GET /realms/{realm}/kosmo/terms}. */
public final class AgreedTermsResource {

    private final KeycloakSession session;

    AgreedTermsResource(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The member's own {@linkplain AgreedTerms agreements}, the latest first.
     *
     * @throws NotAuthorizedException unless the access token is a valid one of the account pages: a portal's is none
     * @throws NotFoundException in a realm that is no union's
     */
    @GET
    @Path("terms")
    @Produces(MediaType.APPLICATION_JSON)
    public Response terms() {
        RealmModel realm = session.getContext().getRealm();
        if (!UnionRealm.is(realm)) {
            throw new NotFoundException();
        }
        AuthResult caller = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        if (caller == null
                || !Constants.ACCOUNT_CONSOLE_CLIENT_ID.equals(caller.token().getIssuedFor())) {
            throw new NotAuthorizedException("Bearer");
        }
        var ownOnly = new CacheControl();
        ownOnly.setNoStore(true);
        return Response.ok(new ConsentLedger(session)
                        .accepted(realm.getId(), caller.user().getId()).stream()
                                .map(AgreedTerms::of)
                                .toList())
                .cacheControl(ownOnly)
                .build();
    }

    /**
     * One agreement.
     *
     * @param version the label of the version
     * @param agreedAt epoch milliseconds
     * @param language of the text, a BCP 47 tag
     * @param html the text that was shown, safe to put into a page
     * @param plain whether line breaks have to do the work of paragraphs
     */
    public record AgreedTerms(String version, long agreedAt, String language, String html, boolean plain) {

        private static AgreedTerms of(ConsentLedger.AcceptedText accepted) {
            var text = new TermsText(accepted.language(), HtmlSanitizer.of(accepted.text()));
            return new AgreedTerms(accepted.version(), accepted.agreedAt(), text.language(), text.html(), text.plain());
        }
    }
}
