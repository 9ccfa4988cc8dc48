// What has no package: the fields that we use of two resources, by the names in Keycloak's guide to its operator (26.7) and in
// the guide to CloudNativePG's plug-in for Barman Cloud. Whatever is not here is refused, so a new field is looked up first.
import type { IBarmanObjectStoreConfiguration } from "@kubernetes-models/cloudnative-pg/github.com/cloudnative-pg/barman-cloud/pkg/api/BarmanObjectStoreConfiguration";
import type { IObjectMeta } from "@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { IResourceRequirements } from "kubernetes-models/v1/ResourceRequirements";
import type { ITopologySpreadConstraint } from "kubernetes-models/v1/TopologySpreadConstraint";
import type ComponentExportRepresentation from "@keycloak/keycloak-admin-client/lib/defs/componentExportRepresentation.js";
import type RealmRepresentation from "@keycloak/keycloak-admin-client/lib/defs/realmRepresentation.js";

interface Key {
  name: string;
  key: string;
}

export interface IKeycloak {
  apiVersion: "k8s.keycloak.org/v2alpha1";
  kind: "Keycloak";
  metadata: IObjectMeta;
  spec: {
    instances: number;
    image: string;
    startOptimized: boolean;
    bootstrapAdmin: { user: { secret: string } };
    db: { vendor: "postgres"; url: string; usernameSecret: Key; passwordSecret: Key; poolMaxSize: number };
    http: { httpEnabled: boolean };
    hostname: { hostname: string; backchannelDynamic: boolean };
    proxy?: { headers: "xforwarded" | "forwarded" };
    ingress: { enabled: boolean };
    networkPolicy: { enabled: boolean };
    additionalOptions: { name: string; value: string }[];
    resources: IResourceRequirements;
    scheduling: { topologySpreadConstraints: ITopologySpreadConstraint[] };
    unsupported: { podTemplate: IPodTemplateSpec };
  };
}

export interface IKeycloakRealmImport {
  apiVersion: "k8s.keycloak.org/v2alpha1";
  kind: "KeycloakRealmImport";
  metadata: IObjectMeta;
  spec: {
    keycloakCRName: string;
    placeholders: Record<string, { secret: Key }>;
    // Of each kind there are several components, and of a setting several values, which the package's types do not say.
    realm: Omit<RealmRepresentation, "components"> & {
      components?: Record<string, (Omit<ComponentExportRepresentation, "config"> & { config?: Record<string, string[]> })[]>;
    };
  };
}

export interface IObjectStore {
  apiVersion: "barmancloud.cnpg.io/v1";
  kind: "ObjectStore";
  metadata: IObjectMeta;
  spec: { retentionPolicy: string; configuration: IBarmanObjectStoreConfiguration };
}
