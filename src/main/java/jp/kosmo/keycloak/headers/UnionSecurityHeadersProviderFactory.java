package jp.kosmo.keycloak.headers;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import jp.kosmo.keycloak.keycloak.SignOutEverywhere;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.headers.DefaultSecurityHeadersProviderFactory;
import org.keycloak.headers.SecurityHeadersOptions;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.headers.SecurityHeadersProviderFactory;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own headers, under its own id; the policy of a page in a union's realm lets the forms of the page lead to the
 * client that it is for.
 *
 * <p>Browsers hold the redirects that follow a form to {@code form-action} too, and stop those that it does not name without a
 * word to the member. The policy is the realm's and the addresses are the clients': so nobody has to keep the one in step with
 * the others.
 */
public final class UnionSecurityHeadersProviderFactory
        implements SecurityHeadersProviderFactory, StockReplacement<SecurityHeadersProvider> {

    private static final List<BrowserSecurityHeaders> POLICIES = List.of(
            BrowserSecurityHeaders.CONTENT_SECURITY_POLICY, BrowserSecurityHeaders.CONTENT_SECURITY_POLICY_REPORT_ONLY);

    private final DefaultSecurityHeadersProviderFactory keycloaks = new DefaultSecurityHeadersProviderFactory();

    @Override
    public SecurityHeadersProvider create(KeycloakSession session) {
        SecurityHeadersProvider plain = keycloaks.create(session);
        return new SecurityHeadersProvider() {
            @Override
            public SecurityHeadersOptions options() {
                return plain.options();
            }

            @Override
            public void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
                plain.addHeaders(request, response);
                SignOutEverywhere.noteIfAsked(session, request, response);
                if (isPage(response.getMediaType())
                        && UnionRealm.is(session.getContext().getRealm())) {
                    POLICIES.forEach(policy -> extend(policy.getHeaderName(), response, session));
                }
            }
        };
    }

    private static boolean isPage(@Nullable MediaType type) {
        return type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    private static void extend(String header, ContainerResponseContext response, KeycloakSession session) {
        Object policy = response.getHeaders().getFirst(header);
        if (policy != null) {
            response.getHeaders()
                    .putSingle(
                            header,
                            FormAction.to(ClientRedirectOrigins.at(session)).in(policy.toString()));
        }
    }

    @Override
    public String getId() {
        return keycloaks.getId();
    }
}
