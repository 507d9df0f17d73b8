Feature: Only an integrated endpoint is offered for migration

  The registers that migrate an ACC function lie in its own BAR 2. Hiding them
  stops the CPU. Whether it stops a DMA depends on where the function sits.

  @clause:acc-bind-integrated @clause:acc-bind-untouched @clause:acc-bind-reason
  Rule: The driver refuses a function that is not integrated

    @clause:acc-bind-root-port
    Scenario Outline: A card below a <place> is refused
      Given an ACC function below a <place>
      When the ACC migration driver is offered the function
      Then the driver refuses it with NOT_INTEGRATED
      And no register of the function has been touched

      Examples:
        | place                   |
        | root port with ACS    |
        | root port without ACS |

    @clause:acc-bind-switch
    Scenario Outline: A card in a switch, below a <place>, is refused
      Given an ACC function below a <place>
      When the ACC migration driver is offered the function
      Then the driver refuses it with NOT_INTEGRATED
      And no register of the function has been touched

      Examples:
        | place                                       |
        | switch port with ACS                      |
        | switch port without ACS                   |
        | switch port with ACS beside one without   |

    @clause:acc-bind-listed-id
    Scenario: The id of an on-chip function on a card is no proof
      Given a listed on-chip function below a root port with ACS
      When the ACC migration driver is offered the function
      Then the driver refuses it with BRIDGE_ABOVE
      And no register of the function has been touched

    @clause:acc-bind-bridge-isolating
    Scenario: An on-chip bridge must isolate
      Given a listed on-chip function below an on-chip bridge without ACS
      When the ACC migration driver is offered the function
      Then the driver refuses it with BRIDGE_ABOVE
      And no register of the function has been touched

    @clause:acc-bind-platform-p2p
    Scenario: A platform that routes between endpoints is no protection
      Given an ACC function on a root bus of a platform with peer-to-peer routing
      When the ACC migration driver is offered the function
      Then the driver refuses it with PLATFORM_P2P
      And no register of the function has been touched

    @clause:acc-bind-translation
    Scenario: A function without an IOMMU is refused
      Given an ACC function on a root bus without an IOMMU
      When the ACC migration driver is offered the function
      Then the driver refuses it with NO_TRANSLATION
      And no register of the function has been touched

  @clause:acc-bind-viable
  Rule: A viable group proves nothing

    Scenario: A card with a group of its own is refused
      Given an ACC function below a root port with ACS
      When the ACC migration driver is offered the function
      Then the IOMMU group of the function is viable
      And the driver refuses it with NOT_INTEGRATED

  Rule: The real device is accepted

    @clause:acc-bind-root-bus
    Scenario: A virtual function of an integrated endpoint is accepted
      Given an ACC function on a root bus
      When the ACC migration driver is offered the function
      Then the driver accepts it

    @clause:acc-bind-kunpeng
    Scenario: The shape of a Kunpeng 920 is accepted
      Given a listed on-chip function below an on-chip bridge
      When the ACC migration driver is offered the function
      Then the driver accepts it

  @clause:acc-card-turnaround
  Rule: A port that turns requests round defeats the hidden half

    Scenario: A card writes its own migration registers past the IOMMU
      Given an ACC function below a switch port without ACS
      When a DMA of the function is aimed at its own migration registers
      Then the DMA arrives without translation

    Scenario: The IOMMU stops the same DMA of an integrated endpoint
      Given an ACC function on a root bus
      When a DMA of the function is aimed at its own migration registers
      Then the DMA ends in a fault
