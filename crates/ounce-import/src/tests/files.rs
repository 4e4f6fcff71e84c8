//! One good file of each noun, each referring to what the ones before it hold.

use super::super::Noun;

pub(crate) const CAMPAIGN: &str = "\
record,slug,name,day,currency,languages,goal_money,goal_milk_oz,fee_basis_points,fee_fixed,\
previous_places,reconstruction,url,share_basis_points
campaign,2026,A stroll,2026-05-02,USD,en es,50000,20000,290,0.30,70,no,,
partner,wrens,Wren Society,,,,,,,,,,https://wrens.example,6000
partner,larks,Lark League,,,,,,,,,,https://larks.example,4000
";
pub(crate) const GROUPS: &str = "\
campaign,slug,name,partner,town,region,country
2026,larks-of-elm,Larks of Elm,larks,Elm,NY,US
";
pub(crate) const STROLLS: &str = "\
campaign,slug,name,group,town,region,country,lat,lon,time_zone,starts,first_starts,meeting_point,\
host,bring,capacity,status,status_at,status_why
2026,elm,Elm,larks-of-elm,Elm,NY,US,43.1,-77.6,America/New_York,2026-05-02T10:00,,At the pond,\
Ada W.,Water,5,open,2026-03-01T12:00:00Z,
2026,oak,Oak,,Oak,AZ,US,33.4,-112.0,America/Phoenix,2026-05-02T09:00,,At the gate,Bo L.,,,open,,
2026,ash,Ash,,Ash,ON,CA,45.4,-75.7,America/Toronto,2026-05-02T09:00,,At the gate,Cy R.,,,draft,,
";
pub(crate) const BANKS: &str = "\
name,city,region,country_code,lat,lon,network,status,source
Milk Bank of Elm,Elm,NY,US,43.10,-77.60,HMBANA,active,invented
";
pub(crate) const REGISTRATIONS: &str = "\
campaign,stroll,reference,name,email,adults,children,standing,language,waiver_version,\
signed_name,registered_at
2026,elm,R-1,Ada Wren,ada@example.org,2,1,confirmed,en,1,Ada Wren,2026-03-02T12:00:00Z
2026,elm,R-2,Bo Lark,bo@example.org,1,1,confirmed,es,1,Bo Lark,2026-03-03T12:00:00Z
2026,elm,R-3,Cy Robin,cy@example.org,1,,waiting,en,1,Cy Robin,2026-03-04T12:00:00Z
2026,oak,R-4,Ada Wren,ada@example.org,1,0,cancelled,en,1,Ada Wren,2026-03-04T12:00:00Z
";
pub(crate) const GIFTS: &str = "\
campaign,stroll,reference,kind,method,amount,currency,name,email,hidden,message,standing,language,\
given_at
2026,elm,G-1,gift,imported,25.00,USD,Ada Wren,ada@example.org,no,\"For the
small ones\",received,en,2026-03-02T12:00:00Z
2026,,G-2,shirt,imported,18,USD,,,yes,,received,,2026-03-02T12:00:00Z
2026,oak,G-3,gift,at-stroll,10,USD,Bo Lark,,no,,promised,es,2026-03-02T12:00:00Z
";
pub(crate) const MILK: &str = "\
record,campaign,stroll,bank,reference,promise,volume_ml,email,language,at
receipt,2026,elm,milk-bank-of-elm,M-2,M-1,400,,,2026-03-09T12:00:00Z
promise,2026,elm,milk-bank-of-elm,M-1,,1000,ada@example.org,en,2026-03-02T12:00:00Z
";
pub(crate) const DEPOTS: &str = "\
name,city,region,country,bank,source,seen_on
Elm Clinic,Rochester,NY,US,milk-bank-of-elm,https://depots.example,2022-05
";
pub(crate) const ALL: [(Noun, &str); 8] = [
    (Noun::Campaign, CAMPAIGN),
    (Noun::Groups, GROUPS),
    (Noun::Strolls, STROLLS),
    (Noun::Banks, BANKS),
    (Noun::Depots, DEPOTS),
    (Noun::Registrations, REGISTRATIONS),
    (Noun::Gifts, GIFTS),
    (Noun::Milk, MILK),
];
