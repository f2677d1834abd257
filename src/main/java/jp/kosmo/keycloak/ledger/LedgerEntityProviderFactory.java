package jp.kosmo.keycloak.ledger;

import java.util.List;
import jp.kosmo.keycloak.jpa.KosmoEntityProviderFactory;
import jp.kosmo.keycloak.ledger.history.UserIdHistoryEntity;
import jp.kosmo.keycloak.ledger.seen.TermsInForceEntity;
import jp.kosmo.keycloak.limits.AttemptEntity;
import jp.kosmo.keycloak.members.MemberEntity;
import jp.kosmo.keycloak.members.MemberReconcile;
import jp.kosmo.keycloak.members.figures.FigureEntity;
import jp.kosmo.keycloak.members.imports.ImportJobEntity;
import jp.kosmo.keycloak.members.imports.ImportRowEntity;
import jp.kosmo.keycloak.members.imports.ImportTurnEntity;
import jp.kosmo.keycloak.members.imports.letters.LetterBundleEntity;
import jp.kosmo.keycloak.members.imports.upload.ImportFileEntity;
import jp.kosmo.keycloak.members.imports.upload.ImportPartEntity;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.storage.StorageId;

/** Declares all our tables, and lets go of rows whose member or realm is removed. */
public final class LedgerEntityProviderFactory extends KosmoEntityProviderFactory {

    public LedgerEntityProviderFactory() {
        super(
                "kosmo-ledger",
                "META-INF/kosmo-changelog-master.xml",
                List.of(
                        AttemptEntity.class,
                        ConsentEntity.class,
                        FigureEntity.class,
                        ImportFileEntity.class,
                        ImportJobEntity.class,
                        ImportPartEntity.class,
                        ImportRowEntity.class,
                        ImportTurnEntity.class,
                        LedgerGapEntity.class,
                        LedgerHeadEntity.class,
                        LetterBundleEntity.class,
                        MemberEntity.class,
                        TermsDocumentEntity.class,
                        TermsInForceEntity.class,
                        UserIdHistoryEntity.class));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(LedgerEntityProviderFactory::forget);
        MemberReconcile.start(factory);
    }

    private static void forget(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            if (isMember(removed.getRealm(), removed.getUser())) {
                UserAndRealmRemovalListener.ofMember(
                        removed.getKeycloakSession(), removed.getRealm().getId(), removed.getUser());
            }
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            UserAndRealmRemovalListener.ofRealm(
                    removed.getKeycloakSession(), removed.getRealm().getId());
        }
    }

    /** Of users of other realms and of other stores we have no rows, and write none. */
    private static boolean isMember(RealmModel realm, UserModel user) {
        return UnionRealm.is(realm) && StorageId.isLocalStorage(user.getId());
    }
}
