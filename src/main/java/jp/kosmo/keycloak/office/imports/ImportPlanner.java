package jp.kosmo.keycloak.office.imports;

import jakarta.persistence.EntityManager;
import java.util.Iterator;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.MemberReconcile;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.ImportStaging;
import jp.kosmo.keycloak.members.imports.plan.GoneMembers;
import jp.kosmo.keycloak.members.imports.plan.ImportPlan;
import jp.kosmo.keycloak.members.imports.rules.ImportedMember;
import jp.kosmo.keycloak.members.imports.rules.ProfileRules;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes the plan of a file, in the transaction of the request: all of it is there, or nothing. */
final class ImportPlanner {

    private final KeycloakSession session;
    private final RealmModel realm;

    ImportPlanner(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The id of the job. */
    String plan(String clerkId, boolean wholeList, Iterator<ImportedMember> members) {
        MemberReconcile.complete(session.getKeycloakSessionFactory(), realm.getId());
        EntityManager entities = EntityManagers.of(session);
        ImportJobs jobs = new ImportJobs(entities, realm.getId());
        String job = jobs.begin(clerkId, wholeList, Time.currentTimeMillis());
        new ImportStaging(entities, realm.getId(), job, new ProfileRules(session, realm, ImportTask.USER_IDS), false)
                .stage(members);
        new ImportPlan(
                        new ImportRows(entities, realm.getId(), job),
                        realm.isDuplicateEmailsAllowed(),
                        ImportTask.USER_IDS.releasedSince(realm))
                .make(member -> ImportTask.RECORDS.version(session, realm, member));
        jobs.count(job, new GoneMembers(entities, realm.getId(), jobs.find(job).orElseThrow()).count());
        return job;
    }
}
