package jp.kosmo.keycloak.office;

import jakarta.ws.rs.core.HttpHeaders;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.imports.ImportTask;
import jp.kosmo.keycloak.office.report.ReportTask;
import jp.kosmo.keycloak.realm.SimpleFactory;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Admin realm resource {@code kosmo}: there is none in a realm that is no union's. */
public final class OfficeAdminResourceFactory
        implements AdminRealmResourceProviderFactory, SimpleFactory<AdminRealmResourceProvider> {

    @Override
    public String getId() {
        return "kosmo";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ReportTask.start(factory);
        ImportTask.start(factory);
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new AdminRealmResourceProvider() {
            @Override
            public @Nullable Object getResource(
                    KeycloakSession session,
                    RealmModel realm,
                    AdminPermissionEvaluator permissions,
                    AdminEventBuilder events) {
                if (!UnionRealm.is(realm)) {
                    return null;
                }
                session.getContext().getHttpResponse().setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                return new OfficeAdminResource(new OfficeCall(session, realm, permissions, events));
            }

            @Override
            public void close() {}
        };
    }
}
