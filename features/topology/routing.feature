Feature: The way of a request

  What a function puts on the wire is an IOVA only if it reaches the IOMMU. Each
  component on the way may answer first, and takes the number for a bus address.

  Rule: Inside a device nobody asks the IOMMU

    @clause:way-multifunction
    Scenario Outline: <row>: A function <place> reaches its sibling
      Given a function <place>
      When it writes to the registers of its peer
      Then the write arrives untranslated

      Examples:
        | row | place                                                |
        | R3  | in an integrated device of two functions without ACS |
        | R12 | in a card of two functions without ACS               |

    @clause:way-multifunction-redirect
    Scenario: With request redirect the device sends it up
      Given a function in an integrated device of two functions with ACS
      When it writes to the registers of its peer
      Then the write ends in a fault

    @clause:way-virtual
    Scenario Outline: R17: A virtual function reaches <target> inside
      Given a function in a physical function that routes to its siblings inside
      When it writes to <target>
      Then the write arrives untranslated

      Examples:
        | target                                  |
        | the registers of its peer               |
        | the registers of its physical function  |

    @clause:way-loopback
    Scenario: R18: A loopback reaches the function's own registers
      Given a function in a device with a loopback of its own
      When it writes to its own registers
      Then the write arrives untranslated

  Rule: A port without upstream forwarding decides by itself about what aims below it

    @clause:way-turn-round
    Scenario Outline: <row>: A card <place> writes its own registers
      Given a function <place>
      When it writes to its own registers
      Then the write arrives untranslated

      Examples:
        | row | place                                      |
        | R6  | below a root port without ACS              |
        | R9  | below a switch without upstream forwarding |
        | R11 | below a switch without ACS                 |

    @clause:way-turn-round-choice
    Scenario Outline: R6: The request of a card <place> <arrives>
      Given a function <place>
      When it writes to its own registers
      Then the write <arrives>

      Examples:
        | place                                       | arrives                |
        | below a root port without ACS that forwards | ends in a fault        |
        | below a root port without ACS that rejects  | is rejected on its way |

    @clause:way-upstream-forwarding
    Scenario Outline: <row>: With ACS <place> the IOMMU decides
      Given a function <place>
      When it writes to its own registers
      Then the write ends in a fault

      Examples:
        | row | place                   |
        | R8  | below a switch with ACS |

  Rule: A switch port without redirect sends requests straight to a peer

    @clause:way-switch-straight
    Scenario: R10: A card below an open switch reaches its peer
      Given a function below a switch without ACS
      When it writes to the registers of its peer
      Then the write arrives untranslated

    @clause:way-switch-redirect
    Scenario: R7: Redirect sends the same request to the IOMMU
      Given a function below a switch with ACS
      When it writes to the registers of its peer
      Then the write ends in a fault

    @clause:way-peer-port
    Scenario: R21: The controls of a card's own port do not keep a peer out
      Given a function below a switch port without ACS, its peer below one with ACS
      When it writes to the registers of its peer
      Then the write arrives untranslated

  @clause:way-root-port
  Rule: Between root ports the root complex decides, unless the port redirects

    Scenario Outline: <row>: A request from <place> <arrives>
      Given a function <place>
      When it writes to the registers of its peer
      Then the write <arrives>

      Examples:
        | row | place                         | arrives              |
        | R4  | below a root port with ACS    | ends in a fault      |
        | R5  | below a root port without ACS | arrives untranslated |
