package jp.kosmo.keycloak.office.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportRows;

/** A job, and how many rows there are by each reason. */
public record ImportStanding(@JsonUnwrapped ImportJob job, List<ImportRows.Reason> reasons) {}
