package jp.kosmo.keycloak.recovery;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.mail.LinkLife;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionCompoundId;

/**
 * What of a request for a new password the link in the mail needs, so that the link can be made when the request is long
 * answered and the person who asked is known to be a member.
 *
 * @param issuer of the token in the link
 * @param page where it leads, still without the token
 * @param login the login that asked, which the link goes on with in the same browser
 * @param client the portal it asked for
 */
public record ResetLinkBuilder(String issuer, URI page, String login, String client) {

    /** Takes it from the request that is being answered; the same work for every request. */
    public static ResetLinkBuilder of(AuthenticationFlowContext context) {
        return new ResetLinkBuilder(
                Urls.realmIssuer(
                        context.getUriInfo().getBaseUri(), context.getRealm().getName()),
                context.getActionTokenUrl("none"),
                AuthenticationSessionCompoundId.fromAuthSession(context.getAuthenticationSession())
                        .getEncodedId(),
                context.getAuthenticationSession().getClient().getClientId());
    }

    /** The link for this member. Its life began with the request, however long the mail has waited. */
    public String linkFor(KeycloakSession session, UserModel member, LinkLife life) {
        ResetCredentialsActionToken token = new ResetCredentialsActionToken(
                member.getId(), member.getEmail(), Math.toIntExact(life.endSecond()), login, client);
        token.setOtherClaims(
                ResetLinkHandler.STAMP,
                LoginStamp.of(session, session.getContext().getRealm(), member).digest());
        token.iat(life.endSecond() - life.life().toSeconds())
                .id(UUID.randomUUID().toString())
                .issuer(issuer)
                .audience(issuer);
        return UriBuilder.fromUri(page)
                .replaceQueryParam(Constants.KEY, session.tokens().encode(token))
                .build()
                .toString();
    }
}
