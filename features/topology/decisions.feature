Feature: A migration driver accepts only places where its registers are out of reach

  The check looks at configuration space, groups and platform. The fabric shows
  whether it was right.

  @clause:place-never-exposed
  Rule: Where some function reaches the registers untranslated, the place is refused

    Scenario Outline: <row>: <place> is refused with <reason>
      Given the place is <place>
      When a migration driver judges the place
      Then it refuses the place with <reason>
      And the registers are reached past the IOMMU by "<by>"

      Examples:
        | row  | place                                                                | reason         | by             |
        | D1c  | a listed function below a listed bridge that does not isolate        | BRIDGE_ABOVE   | function       |
        | D6   | an integrated endpoint on a platform that routes between endpoints   | PLATFORM_P2P   | function, peer |
        | D7   | an integrated endpoint without an IOMMU                              | NO_TRANSLATION | function       |
        | D9   | a card below a root port without ACS                                 | NOT_INTEGRATED | function       |
        | D11  | a lone card below a switch port without ACS                          | NOT_INTEGRATED | function       |
        | D12  | a card below a switch without ACS, the kernel has its peer           | NOT_INTEGRATED | function, peer |
        | D12b | the same below a root port with ACS                                  | NOT_INTEGRATED | function, peer |
        | D13  | a card below a switch without ACS, nobody has its peer               | NOT_INTEGRATED | function, peer |
        | D14  | a card below a switch port without upstream forwarding               | NOT_INTEGRATED | function       |
        | D15  | a card below a switch whose ports do not redirect requests           | NOT_INTEGRATED | peer           |
        | D18  | a conventional function on a root bus                                | NOT_INTEGRATED | function, peer |

    @clause:place-multifunction
    Scenario: D4: Functions that share a device without ACS are refused
      Given the place is an integrated endpoint of two functions without ACS
      When a migration driver judges the place
      Then it refuses the place with MF_NO_ACS
      And the registers are reached past the IOMMU by "peer"

    @clause:place-whole-switch
    Scenario: D13b: A closed port beside an open one is refused
      Given the place is a card below a switch port with ACS, its peer below one without
      When a migration driver judges the place
      Then it refuses the place with NOT_INTEGRATED
      And the registers are reached past the IOMMU by "peer"

    @clause:place-alias
    Scenario: D17: A card whose bridge speaks for it is refused
      Given the place is a card behind a conventional bridge, the kernel has its peer
      When a migration driver judges the place
      Then it refuses the place with ALIASED
      And the registers are reached past the IOMMU by "function, peer"

    @clause:place-routes-inside @clause:place-virtual-function
    Scenario: D19: A virtual function is refused for what its device does inside
      Given the place is a virtual function of a device that routes between its functions
      When a migration driver judges the place
      Then it refuses the place with PLATFORM_P2P
      And the registers are reached past the IOMMU by "PF, PF VF 1"

  Rule: What is accepted is out of reach

    @clause:place-never-exposed
    Scenario Outline: <row>: <place> is accepted
      Given the place is <place>
      When a migration driver judges the place
      Then it accepts the place
      And the registers are reached past the IOMMU by "nobody"

      Examples:
        | row | place                                                                   |
        | D1  | an integrated endpoint on a root bus                                    |
        | D1b | a listed function below a listed bridge that isolates                   |
        | D3  | an integrated endpoint of two functions with ACS                        |
        | D5  | an integrated endpoint of two functions whose vendor vouches for them   |

    @clause:place-virtual-function
    Scenario: D2: A virtual function is accepted for the place of its physical function
      Given the place is a virtual function of an integrated endpoint
      When a migration driver judges the place
      Then it accepts the place
      And the registers are reached past the IOMMU by "nobody"

  Rule: A safe place may be refused, and can be assigned all the same

    @clause:place-without-migration
    Scenario Outline: <row>: <place> can be assigned without migration
      Given the place is <place>
      When a migration driver judges the place
      Then it refuses the place with <reason>
      But a user can have the function without migration

      Examples:
        | row | place                                                          | reason         |
        | D1d | a function with a listed id below a root port                  | BRIDGE_ABOVE   |
        | D8  | a card below a root port with ACS                              | NOT_INTEGRATED |
        | D10 | a card below a switch with ACS on every port                   | NOT_INTEGRATED |
        | D11 | a lone card below a switch port without ACS                    | NOT_INTEGRATED |
        | D16 | a card below a root port that implements nothing but SV and RR | NOT_INTEGRATED |

    @clause:place-ats
    Scenario: D20: A function that may send translated requests is refused
      Given the place is an integrated endpoint with ATS switched on
      When a migration driver judges the place
      Then it refuses the place with ATS_DIRECT
      But a user can have the function without migration

  Rule: Control registers in the physical function are out of reach wherever the function sits

    @clause:place-registers-elsewhere @clause:place-registers-whole
    Scenario: D22: A user has all of the BAR and finds no control register
      Given an ACC function whose control registers lie in the physical function
      When a user writes behind the lower half of its BAR 2
      Then all of BAR 2 has been shown
      And the control registers are as they were
