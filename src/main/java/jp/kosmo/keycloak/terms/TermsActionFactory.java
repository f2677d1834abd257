package jp.kosmo.keycloak.terms;

import jp.kosmo.keycloak.ledger.evidence.EvidencePurge;
import jp.kosmo.keycloak.onboarding.KosmoRequiredActionFactory;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;

/** Required action {@code kosmo-terms}. */
public final class TermsActionFactory extends KosmoRequiredActionFactory {

    public TermsActionFactory() {
        super(ProviderIds.TERMS, TermsConfig.PROPERTIES);
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new TermsAction();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // What a realm file brings is in force with the realm, and no task writes to a realm that may be about to be
        // removed.
        factory.register(event -> {
            if (event instanceof RealmModel.RealmPostCreateEvent created) {
                keepWhatIsStored(created.getCreatedRealm());
            }
        });
        ScheduledTasks.start(
                factory, new TermsActivationTask(), TermsActivationTask.INTERVAL, TermsActivationTask.INTERVAL);
        EvidencePurge.start(
                factory,
                realm -> new TermsConfig(realm.getRequiredActionConfigByAlias(ProviderIds.TERMS)).retentionYears());
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        LastTerms.check(session, realm, new TermsConfig(model), JapanTime.today());
        keepWhatIsStored(realm);
        LastTerms.keep(realm, model, JapanTime.today());
    }

    private static void keepWhatIsStored(RealmModel realm) {
        LastTerms.keep(realm, realm.getRequiredActionConfigByAlias(ProviderIds.TERMS), JapanTime.today());
    }
}
